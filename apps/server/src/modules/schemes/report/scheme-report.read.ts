import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type SchemeAsked, toPerson } from '../accounts.read.ts';
import { decisionsInForce, schemeDecisions } from '../decisions.read.ts';
import { MASKS } from '../masking.rules.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { presentResult } from '../schemes.read.ts';
import type { PersonFacts, StructureView } from '../structure-view.ts';
import type { ReportMaterial } from './report-content.rules.ts';

/** Persons that a report describes one by one; how many there are stands in it. */
const PERSONS = 100;

type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

/** Everything that the report of a scheme says. */
export function reportMaterial(known: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<ReportMaterial> => {
    const { scheme, kase, result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, result);
    const inForce = await decisionsInForce(known, { db, scope }, scheme.id);
    const { total, rows } = await structure.personsAbove('30_3', { offset: 0, limit: PERSONS });
    const persons = [];
    for (const facts of rows) {
      const person = toPerson(facts, result.figures.thresholds, inForce);
      persons.push({ person, ...(await traced(structure, facts)) });
    }
    return {
      schemeName: scheme.name,
      caseNumber: kase.number,
      caseTitle: kase.title,
      agencyName: asked.actor.agency.name,
      analysis: presentResult(result),
      persons,
      personsTotal: total,
      decisions: await schemeDecisions(known, asked)(db, scope),
      exportedAt: known.clock(),
    };
  };
}

async function traced(structure: StructureView, { account }: PersonFacts) {
  const { top, omitted, near } = await structure.path(account.index);
  const name = (ref: { readonly memberId: string; readonly name: string | null }) =>
    ref.name === null ? ref.memberId : `${ref.name}（${ref.memberId}）`;
  const idNumber = await structure.field(account.index, 'idNumber');
  return {
    idNumber: idNumber === null ? null : MASKS.idNumber(idNumber),
    path: [...top.map(name), ...(omitted === 0 ? [] : [`……（略去 ${omitted} 级）`]), ...near.map(name)],
  };
}
