import { type CaseAction, CaseAddition, type CaseState } from '@qingyuan/contract/cases';
import { WORKABLE } from './cases.workflow.ts';

/** How the agencies of the prefecture call themselves in case numbers (案号), by area. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '522700': '黔南',
  '522701': '匀',
  '522702': '福',
  '522722': '荔',
  '522723': '贵',
  '522725': '瓮',
  '522726': '独',
  '522727': '平',
  '522728': '罗',
  '522729': '长',
  '522730': '龙',
  '522731': '惠',
  '522732': '三',
  '522740': '匀经开',
};

/** The series that an agency numbers its cases in, e.g. `匀市监案`. @param areaName for areas without a short name. */
export function numberSeries(areaCode: string, areaName: string): string {
  return `${SHORT_NAMES[areaCode.slice(0, 6)] ?? areaName}市监案`;
}

/** `匀市监案〔2026〕12号`. */
export function caseNumber(series: string, year: number, ordinal: number): string {
  return `${series}〔${year}〕${ordinal}号`;
}

/** Event that follows from an act, in the past tense. */
export const EVENTS: Readonly<Record<CaseAction, string>> = {
  'approve-filing': 'case.filing-approved',
  'refuse-filing': 'case.filing-refused',
  'start-investigation': 'case.investigation-started',
  'submit-review': 'case.review-submitted',
  'pass-review': 'case.review-passed',
  'return-review': 'case.review-returned',
  decide: 'case.decided',
  close: 'case.closed',
  'propose-transfer': 'case.transfer-proposed',
  'approve-transfer': 'case.transfer-approved',
  'refuse-transfer': 'case.transfer-refused',
  'confirm-handover': 'case.handed-over',
};

/** Type of the stream that keeps who looked, apart from what was done. */
export const LOOKS = 'case-look';

/** A look counts once in this time for each user and case. */
const LOOK_MS = 10 * 60_000;

/** Idempotency key of a look: the same within the slot, so that it is written once. */
export function lookKey(caseId: string, now: Date): string {
  return `case.view:${caseId}:${Math.floor(now.getTime() / LOOK_MS)}`;
}

/** What may be added to a case: `allowed` by role, and only while the case is worked on; a note at any time. */
export function possibleAdditions(state: CaseState, allowed: Readonly<Record<CaseAddition, boolean>>): CaseAddition[] {
  const workable = WORKABLE.includes(state);
  return CaseAddition.options.filter((one) => allowed[one] && (workable || one === 'note'));
}
