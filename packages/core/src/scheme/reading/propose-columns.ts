import { checkBankCard } from '../../identifiers/bank-card.ts';
import { checkIdNumber } from '../../identifiers/id-number.ts';
import { checkMobilePhone } from '../../identifiers/mobile-phone.ts';
import { parseMoneyField } from './money-field.ts';
import { type ColumnMapping, type MemberRole, MEMBER_ROLES, recogniseColumns } from './columns.ts';

/** A column that may have a role, and what speaks for it. */
export interface ColumnProposal {
  readonly role: MemberRole;
  readonly column: number;
  readonly by: 'header' | 'content';
  /** Share of the cells with a value that fit the role, 0 to 1; null where content says nothing about the role. */
  readonly share: number | null;
}

export interface ProposedColumns {
  /** By header only: what content suggests is for a human to take. */
  readonly mapping: ColumnMapping;
  /** Columns without a role by header, in file order. */
  readonly unmatched: readonly string[];
  readonly proposals: readonly ColumnProposal[];
}

/** Cells with a value that a column must have before its content says anything. */
const LEAST_VALUES = 3;
const LEAST_SHARE = 0.8;
/** Recommenders may stand outside the rows looked at. */
const LEAST_KNOWN = 0.6;

/** Roles whose values have a form of their own; the more particular ones come first, since a column gets one role. */
const FORMS = {
  id_number: (text: string) => /^\d{17}[\dXx]$|^\d{15}$/u.test(text) && checkIdNumber(text).ok,
  phone: (text: string) => checkMobilePhone(text).ok,
  bank_card: (text: string) => text.length >= 16 && checkBankCard(text).ok,
  ip: (text: string) => /^(\d{1,3}\.){3}\d{1,3}$/u.test(text) && text.split('.').every((part) => Number(part) < 256),
  joined_at: isMoment,
} as const satisfies { readonly [role in MemberRole]?: (text: string) => boolean };

const FORM_ROLES = ['id_number', 'phone', 'bank_card', 'ip', 'joined_at'] as const;
type FormRole = (typeof FORM_ROLES)[number];

/**
 * Proposes roles for columns by their headers and by what stands in some of their rows. Ids, phones, cards, addresses and
 * moments are known by their form; member ids and recommenders by one column naming the values of another.
 * O(cells + columns² × rows) at most, when neither of these two is known by its header.
 */
export function proposeColumns(columns: readonly string[], rows: readonly (readonly string[])[]): ProposedColumns {
  const { mapping, unmatched } = recogniseColumns(columns);
  const values = columns.map((_, at) => rows.map((row) => (row[at] ?? '').trim()));
  const byHeader = MEMBER_ROLES.flatMap((role): ColumnProposal[] => {
    const column = mapping[role];
    if (column === undefined) return [];
    return [{ role, column, by: 'header', share: shareOf(role, values[column] ?? [], memberIds(values, mapping)) }];
  });
  const taken = new Set(byHeader.map(({ column }) => column));
  const byContent: ColumnProposal[] = [];
  for (const proposal of [...proposeIds(values, mapping, taken), ...proposeForms(values, mapping)]) {
    if (taken.has(proposal.column)) continue;
    taken.add(proposal.column);
    byContent.push(proposal);
  }
  return { mapping, unmatched, proposals: [...byHeader, ...byContent] };
}

type Values = readonly (readonly string[])[];

function memberIds(values: Values, mapping: ColumnMapping): ReadonlySet<string> {
  return new Set(mapping.member_id === undefined ? [] : values[mapping.member_id]);
}

/** How far the content of a column fits a role; null where it says nothing. */
function shareOf(role: MemberRole, cells: readonly string[], ids: ReadonlySet<string>): number | null {
  const form = FORM_ROLES.find((one) => one === role);
  if (form !== undefined) return fitting(cells, FORMS[form]);
  if (role === 'last_active_at') return fitting(cells, isMoment);
  if (role === 'recommender_id' || role === 'placement_id') return fitting(cells.filter(isNamed), (id) => ids.has(id));
  if (role === 'member_id') return cells.length === 0 ? null : new Set(cells.filter(isNamed)).size / cells.length;
  if (role === 'paid_in' || role === 'paid_out' || role.startsWith('pay_'))
    return fitting(cells, (text) => parseMoneyField(text) !== 'fault');
  return null;
}

function fitting(cells: readonly string[], fits: (text: string) => boolean): number | null {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length < LEAST_VALUES ? null : filled.filter(fits).length / filled.length;
}

function proposeForms(values: Values, mapping: ColumnMapping): ColumnProposal[] {
  return FORM_ROLES.filter((role) => mapping[role] === undefined).flatMap((role: FormRole) => {
    const fit = values
      .map((cells, column): ColumnProposal => ({ role, column, by: 'content', share: fitting(cells, FORMS[role]) }))
      .filter(({ share }) => share !== null && share >= LEAST_SHARE);
    return best(fit);
  });
}

/** The column whose values another column names, and that other one. */
function proposeIds(values: Values, mapping: ColumnMapping, taken: ReadonlySet<number>): ColumnProposal[] {
  const { member_id: member, recommender_id: recommender } = mapping;
  if (member !== undefined && recommender !== undefined) return [];
  const free = values.map((_, at) => at).filter((at) => !taken.has(at));
  const pairs = (member === undefined ? free.filter((at) => isKey(values[at] ?? [])) : [member]).flatMap((owner) => {
    const ids = new Set(values[owner]);
    return (recommender === undefined ? free : [recommender])
      .filter((at) => at !== owner && !isKey(values[at] ?? []))
      .map((at) => ({ owner, at, share: fitting((values[at] ?? []).filter(isNamed), (id) => ids.has(id)) ?? 0 }))
      .filter(({ share }) => share >= LEAST_KNOWN);
  });
  const [pair] = pairs.toSorted((some, other) => other.share - some.share);
  if (pair === undefined) return [];
  const { owner, at, share } = pair;
  return [
    ...(member === undefined ? [{ role: 'member_id', column: owner, by: 'content', share: 1 } as const] : []),
    ...(recommender === undefined ? [{ role: 'recommender_id', column: at, by: 'content', share } as const] : []),
  ];
}

/** The one with the greatest share, the first of several. */
function best(proposals: readonly ColumnProposal[]): ColumnProposal[] {
  return proposals.toSorted((some, other) => (other.share ?? 0) - (some.share ?? 0)).slice(0, 1);
}

/** Whether each row has a value of its own. */
function isKey(cells: readonly string[]): boolean {
  return cells.length >= LEAST_VALUES && !cells.includes('') && new Set(cells).size === cells.length;
}

/** 0 is how many systems write that nobody recommended. */
function isNamed(id: string): boolean {
  return id !== '' && id !== '0';
}

/** A day with or without time, or seconds since 1970 (from 2001 to 2039). */
function isMoment(text: string): boolean {
  if (/^1\d{9}$|^2[01]\d{8}$/u.test(text)) return true;
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/u.exec(text);
  if (day === null) return false;
  const [, year, month, date] = day.map(Number);
  return (year ?? 0) >= 1990 && (year ?? 0) < 2100 && isWithin(month, 12) && isWithin(date, 31);
}

function isWithin(number: number | undefined, most: number): boolean {
  return number !== undefined && number >= 1 && number <= most;
}
