import type { ListKind } from '@qingyuan/contract/screening';
import { checkCreditCode } from '@qingyuan/core/identifiers/credit-code';
import { parsePlainDate } from '@qingyuan/core/kernel/plain-date';
import { foldText } from '@qingyuan/core/kernel/text';
import type { ListedEntry } from '@qingyuan/core/screening/listed-entry';
import { foldHost } from '@qingyuan/core/screening/online-identity';
import type { ListColumns, ListField } from './list-columns.rules.ts';

/** A row that can be screened, with what makes it the same as a row of another list. */
export interface GoodRow {
  readonly ok: true;
  readonly entry: ListedEntry;
  /** Credit code or folded name of a firm, host of a site. */
  readonly subject: string;
  readonly area: string;
}

export type CheckedRow = GoodRow | { readonly ok: false; readonly faults: readonly string[] };

export interface RowCheck {
  readonly kind: ListKind;
  readonly columns: ListColumns;
  /** Area of rows that name none. */
  readonly area: string;
  /** Codes that a row may name. */
  readonly areas: ReadonlySet<string>;
}

const LONGEST = 4000;

/** Checks one row: every fault in words, or what can be screened. Undefined for a blank row. */
export function checkRow(cells: readonly string[], check: RowCheck): CheckedRow | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const text = (field: ListField) => {
    const at = check.columns[field];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const faults: string[] = [];
  const counted = (field: 'complaints' | 'fee', label: string) => {
    const value = text(field);
    if (value === '') return undefined;
    const number = wholeNumber(value);
    if (number === undefined) faults.push(`${label}“${value.slice(0, 20)}”不是数字`);
    return number;
  };
  const dated = (field: 'founded' | 'ended', label: string) => {
    const value = text(field);
    if (value === '') return '';
    const date = readDate(value);
    if (date === undefined) faults.push(`${label}“${value}”不是日期`);
    return date ?? '';
  };
  const entry: ListedEntry = {
    name: text('name'),
    code: '',
    scope: text('scope'),
    description: text('description'),
    address: text('address'),
    representative: text('representative'),
    operator: text('operator'),
    host: text('host'),
    icp: text('icp'),
    founded: dated('founded', '成立日期'),
    ended: dated('ended', '注销或吊销日期'),
    complaints: counted('complaints', '投诉举报数'),
    feeYuan: counted('fee', '入门费'),
  };
  if (entry.founded !== '' && entry.ended !== '' && entry.ended < entry.founded)
    faults.push('注销或吊销日期早于成立日期');
  const area = readArea(text('area'), check, faults);
  const identified = check.kind === 'firm' ? identifyFirm(entry, text('code')) : identifySite(entry);
  if ('fault' in identified) faults.push(identified.fault);
  if (cells.some((cell) => cell.length > LONGEST)) faults.push(`有单元格超过 ${LONGEST} 字`);
  if (faults.length > 0 || 'fault' in identified) return { ok: false, faults };
  return { ok: true, entry: { ...entry, ...identified.fields }, subject: identified.subject, area };
}

type Identified = { readonly subject: string; readonly fields: Partial<ListedEntry> } | { readonly fault: string };

function identifyFirm(entry: ListedEntry, code: string): Identified {
  if (foldText(entry.name) === '') return { fault: '没有企业名称' };
  if (code === '') return { subject: `name:${foldText(entry.name)}`, fields: {} };
  const checked = checkCreditCode(code);
  if (checked.ok) return { subject: checked.code, fields: { code: checked.code } };
  // Numbers of the time before 2015 have 13 or 15 digits.
  const old = foldText(code);
  if (/^\d{13}(\d{2})?$/u.test(old)) return { subject: old, fields: { code: old } };
  return {
    fault: checked.fault === 'check_digit' ? '统一社会信用代码的校验位不符' : '统一社会信用代码应为 18 位',
  };
}

function identifySite(entry: ListedEntry): Identified {
  const host = foldHost(entry.host);
  if (host === undefined) return { fault: entry.host === '' ? '没有网址' : `“${entry.host.slice(0, 60)}”不是网址` };
  const name = entry.name === '' ? host : entry.name;
  return { subject: host, fields: { host, name, code: host } };
}

function readArea(code: string, { area, areas }: RowCheck, faults: string[]): string {
  if (code === '') return area;
  if (!areas.has(code)) faults.push(`区划代码“${code.slice(0, 20)}”不在导入的地区内`);
  return code;
}

/** A whole number of yuan or pieces; `1,200` and `1200.00` are read. */
function wholeNumber(value: string): number | undefined {
  const text = foldText(value)
    .replaceAll(',', '')
    .replace(/(元|件)$/u, '');
  return /^\d{1,9}(\.\d+)?$/u.test(text) ? Math.round(Number(text)) : undefined;
}

/** `2026-09-05`, `2026/9/5`, `20260905`, `2026年9月5日`, each with or without a time behind it. */
export function readDate(value: string): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?(?:[t\s].*|\d{1,2}:.*)?$/iu.exec(
      value.normalize('NFKC').trim(),
    ) ?? [];
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
