import type { ReportExport } from '@qingyuan/contract/scheme-report';
import type { SchemeDecision } from '@qingyuan/contract/scheme-decisions';
import type { SchemeFinding } from '@qingyuan/contract/scheme-findings';
import type { FindingKind } from '@qingyuan/contract/schemes';
import { ReportFormat } from '@qingyuan/contract/scheme-report';
import type { SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import type { Platform } from '../../../platform/platform.ts';
import { listActions } from '../../../platform/timeline/timeline.sql.ts';
import { judge, type Judging, judgingOn, openJudging, presentApplied } from '../persons/judging.ts';
import { judgePunished, reaches } from '../persons/persons.read.ts';
import { deriveMonths } from '../insight/figures.rules.ts';
import { openInsight } from '../insight/open-insight.ts';
import { excludedAccounts } from '../thresholds/excluded-accounts.ts';
import { type SchemeAsked, toPerson } from '../accounts.read.ts';
import { schemeChoices } from '../choices/choices.read.ts';
import { schemeDecisions } from '../decisions.read.ts';
import { readFindings } from '../findings.read.ts';
import { MASKS } from '../masking.rules.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import { listRepeats } from '../repeat/repeats.sql.ts';
import { EXPORT_REPORTS } from '../schemes.policy.ts';
import { presentResult } from '../schemes.read.ts';
import type { StoredResult } from '../schemes.sql.ts';
import type { StructureView } from '../structure-view.ts';
import { type AnnexMaterial, annexCounts } from './annex.ts';
import { deriveOutline } from './outline.rules.ts';
import { deriveReport } from './report-content.rules.ts';
import type { DecidedPerson, ReportMaterial, ReportPerson } from './report-material.rules.ts';
import { tracedPath } from './traced-path.ts';

/** Persons that a report describes one by one, and those it lists in all; how many there are stands in it. */
const DESCRIBED = 30;
const LISTED = 500;
/** Faulty rows of each kind shown in the report. */
const SHOWN_OF_KIND = 5;

type Known = Pick<Platform, 'keys' | 'law' | 'vault' | 'clock'>;

interface Tx {
  readonly db: ScopedDb;
  readonly scope: Scope;
}

/** Everything that the report of a scheme says. */
export function reportMaterial(known: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<ReportMaterial> => {
    const found = await getAnalysedScheme(db, scope, asked);
    const { scheme, kase, result } = found;
    const repeats = await listRepeats(db, scope, scheme.id);
    const judging = await openJudging(known, { db, scope }, { found });
    const decisions = await schemeDecisions(known, asked)(db, scope);
    const { tests, conductOn } = presentApplied(judging);
    return {
      schemeName: scheme.name,
      caseNumber: kase.number,
      caseTitle: kase.title,
      agencyName: asked.actor.agency.name,
      analysis: presentResult(result),
      tests,
      conductOn,
      ...(await reportPersons(known, { db, scope }, judging)),
      decided: await decidedPersons(judging, decisions),
      growth: await growthOf(known.vault, result),
      choices: (await schemeChoices(known.keys, asked)(db, scope)).data.rows,
      decisions,
      findings: await firstFindings(known.vault, result),
      repeats: repeats.filter(({ version, result: outcome }) => version === result.version && outcome !== null),
      exportedAt: known.clock(),
    };
  };
}

async function reportPersons(
  known: Known,
  tx: Tx,
  judging: Judging,
): Promise<Pick<ReportMaterial, 'persons' | 'others' | 'personsTotal' | 'repeating'>> {
  const { structure, decisions, found } = judging;
  const on = { basis: 'persons', threshold: '30_3' } as const;
  const { total, rows } = await structure.personsAbove(on, { offset: 0, limit: LISTED });
  const excluded = await excludedAccounts(known, tx, { found, structure });
  const persons: ReportPerson[] = [];
  for (const facts of rows.slice(0, DESCRIBED))
    persons.push(await described(structure, await judge(judging, facts), excluded));
  const { thresholds } = found.result.figures;
  const others = rows.slice(DESCRIBED).map((facts) => toPerson(facts, thresholds, decisions));
  const repeating: ReportPerson[] = [];
  for (const person of await judgePunished(judging)) {
    if (reaches(person, { ...on, tree: 'recommender' })) continue;
    if (person.results.some(({ test, met }) => test === '15_3_repeat' && met === true))
      repeating.push(await described(structure, person, excluded));
  }
  return { persons, others, personsTotal: total, repeating };
}

/** A person with the path to his account, and his line before and after a formal exit. */
async function described(
  structure: StructureView,
  person: SchemeCandidate,
  excluded: ReadonlySet<number>,
): Promise<ReportPerson> {
  const { account, exit } = person;
  const exitLine =
    exit === null ? undefined : await structure.lineUntil(account.index, { day: plainDate(exit.exitedOn), excluded });
  return { person, exitLine, ...(await traced(structure, account.index)) };
}

/** Those of the decisions in force, each on the day of conduct that his decision names. */
async function decidedPersons(judging: Judging, decisions: readonly SchemeDecision[]): Promise<DecidedPerson[]> {
  const persons: DecidedPerson[] = [];
  for (const { id, memberId, supersededAt, conductOn } of decisions) {
    const index = supersededAt === null ? await judging.structure.find(memberId) : undefined;
    if (index === undefined) continue;
    const onDay = conductOn === null ? judging : judgingOn(judging, conductOn);
    const person = await judge(onDay, await judging.structure.person(index));
    persons.push({ decisionId: id, person, conductOn: onDay.conductOn });
  }
  return persons;
}

/** Accounts by month of joining, as the figures of the whole scheme have them. */
async function growthOf(vault: Platform['vault'], result: StoredResult): Promise<ReportMaterial['growth']> {
  const growth = (await openInsight(vault, result))?.insight.insight.growth;
  if (growth === undefined || growth === null) return undefined;
  return { months: deriveMonths(growth.days), unknown: growth.empty + growth.unreadable };
}

async function traced(structure: StructureView, index: number) {
  const idNumber = await structure.field(index, 'idNumber');
  const { steps } = await tracedPath(structure, index);
  return { idNumber: idNumber === null ? null : MASKS.idNumber(idNumber), path: steps };
}

/** The first rows of each kind; the file is read until each kind has its rows. */
async function firstFindings(vault: Platform['vault'], result: StoredResult): Promise<SchemeFinding[]> {
  const wanted = new Map<FindingKind, number>(
    result.figures.findings.map(({ kind, count }) => [kind, Math.min(count, SHOWN_OF_KIND)]),
  );
  let open = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  const rows: SchemeFinding[] = [];
  if (open === 0) return rows;
  for await (const finding of readFindings(vault, result)) {
    const left = wanted.get(finding.kind) ?? 0;
    if (left === 0) continue;
    wanted.set(finding.kind, left - 1);
    rows.push(finding);
    open -= 1;
    if (open === 0) break;
  }
  const order = result.figures.findings.map(({ kind }) => kind);
  return rows.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** What the annex is written from; its rows are read from the vault as they go out. */
export function annexMaterial(known: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<AnnexMaterial> => {
    const found = await getAnalysedScheme(db, scope, asked);
    const { scheme, kase, result } = found;
    const judging = await openJudging(known, { db, scope }, { found });
    return {
      schemeName: scheme.name,
      caseTitle: kase.number ?? kase.title,
      agencyName: asked.actor.agency.name,
      analysis: presentResult(result),
      structure: judging.structure,
      tests: presentApplied(judging).tests,
      conductOn: judging.conductOn,
      candidate: (facts) => judge(judging, facts),
      punished: await judgePunished(judging),
      choices: (await schemeChoices(known.keys, asked)(db, scope)).data.rows,
      decisions: await schemeDecisions(known, asked)(db, scope),
      decisionAbout: judging.decisions,
      findings: () => readFindings(known.vault, result),
    };
  };
}

/** What report and annex would hold if they went out now, and who has taken them out. */
export function reportOutline(known: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope) => {
    const material = await reportMaterial(known, asked)(db, scope);
    const { analysis, choices, decisions, tests } = material;
    return {
      data: {
        version: analysis.version,
        digest: analysis.digest,
        parts: deriveOutline(deriveReport(material)),
        annex: annexCounts({ analysis, choices, decisions, tests }),
        exports: await reportExports({ db, scope }, asked.id),
      },
      can: possible(asked.actor),
    };
  };
}

function possible(actor: Actor): string[] {
  return hasRole(actor, ...EXPORT_REPORTS) ? ['export-report', 'repeat'] : [];
}

/** Downloads as the time line of the scheme has them, newest first. */
async function reportExports({ db, scope }: Tx, id: string): Promise<ReportExport[]> {
  const actions = await listActions(db, scope, { type: 'scheme', id });
  return actions
    .filter(({ command }) => command === 'scheme.export-report')
    .toReversed()
    .map((action) => ({
      id: action.id,
      // Before there was an annex, every report was a document.
      format: ReportFormat.catch('docx').parse(action.data['format']),
      at: action.at,
      by: action.actorName,
      agency: action.agencyName,
      version: Number(action.data['version']),
      digest: String(action.data['digest']),
    }));
}
