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

/** Persons that a report describes one by one, and those it lists in all; how many there are stands in it. */
const DESCRIBED = 30;
const LISTED = 500;
/** Steps of a path shown at either end. */
const STEPS = 5;

type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

/** Everything that the report of a scheme says. */
export function reportMaterial(known: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<ReportMaterial> => {
    const { scheme, kase, result } = await getAnalysedScheme(db, scope, asked);
    const structure = await openStructure(known.vault, result);
    const inForce = await decisionsInForce(known, { db, scope }, scheme.id);
    const { total, rows } = await structure.personsAbove('30_3', { offset: 0, limit: LISTED });
    const { thresholds } = result.figures;
    const persons = [];
    for (const facts of rows.slice(0, DESCRIBED)) {
      persons.push({ person: toPerson(facts, thresholds, inForce), ...(await traced(structure, facts)) });
    }
    return {
      schemeName: scheme.name,
      caseNumber: kase.number,
      caseTitle: kase.title,
      agencyName: asked.actor.agency.name,
      analysis: presentResult(result),
      persons,
      others: rows.slice(DESCRIBED).map((facts) => toPerson(facts, thresholds, inForce)),
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
    path: shortened([...top, ...near].map(name), omitted),
  };
}

/** The ends of a path, the number of steps left out between them. */
function shortened(steps: readonly string[], omitted: number): string[] {
  const hidden = omitted + Math.max(0, steps.length - 2 * STEPS);
  if (hidden === 0) return [...steps];
  return [...steps.slice(0, STEPS), `……（略去 ${hidden} 级）`, ...steps.slice(-STEPS)];
}
