import { createAgency, createUser, changeRoles, disableUser } from '@qingyuan/contract/jurisdictions';
import { z } from 'zod';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict, invalid } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { sealField } from '../../platform/crypto/field-cipher.ts';
import { checkPassword, hashPassword } from '../../platform/identity/password.ts';
import { TOTP_FIELD } from '../../platform/identity/sign-in.ts';
import {
  accountTaken,
  closeAccount,
  getAgency,
  getArea,
  getUser,
  insertAgency,
  insertUser,
  setRoles,
} from './jurisdictions.sql.ts';
import { MANAGE_USERS } from './jurisdictions.policy.ts';

const administrators = anyOf(...MANAGE_USERS);

/** Adds an agency within the administrator's own jurisdiction. */
export const addAgency = command({
  name: 'agency.create',
  input: createAgency.body,
  load: ({ db, scope }, input) => getArea(db, scope, input.areaCode),
  policy: administrators,
  run: async ({ db, scope }, area, input) => {
    await insertAgency(db, scope, input);
    return {
      result: { id: input.id },
      area: area.code,
      streams: [{ type: 'agency', id: input.id }],
      data: { name: input.name },
    };
  },
});

/** Adds a user to an agency; `totpSecret` is made by the route, which shows it once. */
export const addUser = command({
  name: 'user.create',
  input: createUser.body.extend({ totpSecret: z.string() }),
  load: ({ db, scope }, input) => getAgency(db, scope, input.agencyId),
  policy: administrators,
  run: async ({ db, scope, now, services }, agency, input) => {
    if (await accountTaken(db, scope, input.account))
      throw conflict('account-taken', `账号 ${input.account} 已被使用，请换一个。`);
    const weakness = checkPassword(input.password, input.account);
    if (weakness !== undefined) throw invalid('weak-password', weakness, [{ path: 'password', message: weakness }]);
    await insertUser(db, scope, {
      id: input.id,
      account: input.account,
      name: input.name,
      agencyId: agency.id,
      areaCode: agency.areaCode,
      roles: input.roles,
      passwordHash: await hashPassword(input.password),
      totpSecret: sealField(services.keys, { ...TOTP_FIELD, record: input.id }, input.totpSecret),
      demo: false,
      at: now,
    });
    const data = { account: input.account, roles: input.roles };
    return { result: { id: input.id }, area: agency.areaCode, streams: [{ type: 'user', id: input.id }], data };
  },
});

export const giveRoles = command({
  name: 'user.change-roles',
  input: z.object({ id: z.uuid() }).extend(changeRoles.body.shape),
  load: ({ db, scope }, input) => getUser(db, scope, input.id),
  policy: administrators,
  run: async ({ db, scope }, user, input) => {
    await setRoles(db, scope, user.id, input.roles);
    const data = { account: user.account, from: user.roles, to: input.roles };
    return {
      result: { id: user.id },
      area: user.area_code,
      streams: [{ type: 'user', id: user.id }],
      reason: input.reason,
      data,
    };
  },
});

export const closeUser = command({
  name: 'user.disable',
  input: z.object({ id: z.uuid() }).extend(disableUser.body.shape),
  load: ({ db, scope }, input) => getUser(db, scope, input.id),
  policy: administrators,
  run: async ({ db, scope, now, actor }, user, input) => {
    if (user.id === actor.userId) throw conflict('own-account', '不能停用自己的账号。');
    await closeAccount(db, scope, user.id, now);
    const data = { account: user.account };
    return {
      result: { id: user.id },
      area: user.area_code,
      streams: [{ type: 'user', id: user.id }],
      reason: input.reason,
      data,
    };
  },
});
