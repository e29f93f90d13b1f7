import type { SchemePart } from '@qingyuan/contract/scheme-thresholds';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { Scope } from '../../../platform/access/actor.ts';
import { blindIndex, openField } from '../../../platform/crypto/field-cipher.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readableStates } from '../../cases/index.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { HEAD_ID } from '../decision-fields.ts';
import { openStructure } from '../open-structure.ts';
import { rulesOn } from '../persons/judging.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { listLatestResults, listSchemes, type StoredResult, type StoredScheme } from '../schemes.sql.ts';
import type { PersonFacts } from '../structure-view.ts';
import { LINK_HEAD, LINK_OTHER_HEAD } from './head-fields.ts';
import { legalTests, narrowed, presentTest } from './legal-tests.rules.ts';
import { listLinks, type StoredLink } from './links.sql.ts';
import { mergeHeads } from './merged-heads.rules.ts';
import { listPenalties } from './penalties.sql.ts';
import { deriveResults, mergedWords } from './results.rules.ts';

type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

/** Schemes that are looked through for an id number at most, newest first. */
const LOOKED_THROUGH = 30;

/** The lines of a person in every scheme that the actor may read, and what they come to where they may be added up. Only to be called after the command that leaves the trace. */
export function mergedHeads(known: Known, asked: SchemeAsked & { readonly index: number }) {
  return async (db: ScopedDb, scope: Scope) => {
    const found = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, found.result);
    const person = await structure.person(asked.index);
    const headIndex = blindIndex(known.keys, HEAD_ID, person.headId);
    const links = await listLinks(db, scope, { schemeId: found.scheme.id, headIndex });
    const filter = { caseStates: readableStates(asked.actor), page: 1, size: LOOKED_THROUGH + 1 };
    const { total, rows } = await listSchemes(db, scope, filter);
    const others = rows.filter(({ id }) => id !== asked.id).slice(0, LOOKED_THROUGH);
    const results = await listLatestResults(
      db,
      scope,
      others.map(({ id }) => id),
    );
    const idNumber = await structure.field(asked.index, 'idNumber');
    const parts = [toPart(found.scheme, person, { by: 'self', link: undefined })];
    for (const scheme of others) {
      const result = results.get(scheme.id);
      const part = result === undefined ? undefined : await findPart(known, { scheme, result, links, idNumber });
      if (part !== undefined) parts.push(part);
    }
    const conductOn = shanghaiDate(known.clock().getTime());
    const rules = rulesOn(known.law, found, conductOn);
    const { severalSchemes, citation, certainty } = rules.thresholds;
    const merged = mergeHeads(parts, severalSchemes.levels);
    const tests = legalTests({ ...rules, detention: undefined, discretion: undefined });
    const penalties = (await listPenalties(db, scope, asked.id)).filter((one) => one.headIndex.equals(headIndex));
    const figures = { people: merged.people, levels: merged.levels, moneyFen: merged.moneyFen, accounts: [] };
    return {
      parts,
      mergeable: merged.mergeable,
      levelsNeeded: severalSchemes.levels,
      people: merged.people,
      levels: merged.levels,
      moneyFen: String(merged.moneyFen),
      results: deriveResults(
        tests,
        {
          // Added up on the basis of persons only: no other is known to be wanted.
          figures: (basis, tree) => (basis === 'persons' && tree === 'recommender' ? figures : undefined),
          penalties,
          conductOn,
        },
        ['recommender'],
      ),
      tests: tests.map(presentTest),
      omitted: Math.max(0, total - 1 - others.length),
      citation: narrowed(citation, severalSchemes),
      certainty,
      text: mergedWords(merged, { parts: parts.length, levels: severalSchemes.levels }),
    };
  };
}

interface Sought {
  readonly scheme: StoredScheme;
  readonly result: StoredResult;
  readonly links: readonly StoredLink[];
  readonly idNumber: string | null;
}

/** An officer's finding goes before the id number. */
async function findPart(known: Known, { scheme, result, links, idNumber }: Sought): Promise<SchemePart | undefined> {
  const structure = await openStructure(known.vault, result);
  const link = links.find(({ schemeId }) => schemeId === scheme.id);
  const linked = link === undefined ? undefined : await structure.find(headOf(known, link));
  if (link !== undefined && linked !== undefined)
    return toPart(scheme, await structure.person(linked), { by: 'link', link });
  const same = idNumber === null ? undefined : await structure.findByIdNumber(idNumber);
  return same === undefined
    ? undefined
    : toPart(scheme, await structure.person(same), { by: 'id_number', link: undefined });
}

function headOf({ keys }: Known, { id, side, headId }: StoredLink): string {
  return openField(keys, { ...(side === 'head' ? LINK_HEAD : LINK_OTHER_HEAD), record: id }, headId);
}

interface Tie {
  readonly by: SchemePart['by'];
  readonly link: StoredLink | undefined;
}

function toPart({ id, name }: StoredScheme, person: PersonFacts, { by, link }: Tie): SchemePart {
  const { index, memberId, name: accountName } = person.account;
  return {
    schemeId: id,
    schemeName: name,
    by,
    linkId: link?.id ?? null,
    reason: link?.reason ?? null,
    account: { index, memberId, name: accountName },
    people: person.people,
    levels: person.levels,
    moneyFen: person.moneyLineFen,
  };
}
