import { randomInt } from 'node:crypto';
import { createPoster, withdrawPoster } from '@qingyuan/contract/tips-posters';
import { anyOf } from '../../../platform/access/actor.ts';
import { command } from '../../../platform/command/command.ts';
import { getArea } from '../../jurisdictions/index.ts';
import { HANDLE_TIPS } from '../tips.policy.ts';
import { getPoster, insertPoster, setWithdrawn } from './posters.sql.ts';

export const MAKE_POSTERS = [...HANDLE_TIPS, 'police_officer'] as const;

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const newCode = (): string => Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** Makes a code for a place; 31⁶ of them are more than posters will ever be. */
export const createPosterCommand = command({
  name: 'tip.create-poster',
  input: createPoster.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: anyOf(...MAKE_POSTERS),
  run: async ({ db, scope, actor, now }, area, { place }) => {
    const code = newCode();
    const createdBy = { id: actor.userId, name: actor.name };
    await insertPoster(db, scope, { code, areaCode: area.code, place, createdBy, at: now });
    return { result: { code }, area: area.code, streams: [], data: { code, place } };
  },
});

/** Takes a code out of use. */
export const withdrawPosterCommand = command({
  name: 'tip.withdraw-poster',
  input: withdrawPoster.params,
  load: ({ db, scope }, input) => getPoster(db, scope, input.code),
  policy: anyOf(...MAKE_POSTERS),
  run: async ({ db, scope, now }, poster) => {
    await setWithdrawn(db, scope, poster.code, now);
    return { result: { code: poster.code }, area: poster.areaCode, streams: [], data: { code: poster.code } };
  },
});
