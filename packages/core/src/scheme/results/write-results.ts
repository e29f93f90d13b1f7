import type { MoneyColumn } from '../reading/cells.ts';
import type { CsvBuffer } from './csv-buffer.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { isAccount } from '../structure/group-persons.ts';
import { joinFen } from '../structure/money-total.ts';
import type { PersonFigures } from '../structure/person-figures.ts';
import { figuresOfPerson } from '../structure/person-figures.ts';
import type { ThresholdRules } from '../threshold-rules.ts';

export const ACCOUNTS_HEADER =
  'member_id,recommender_id,status,root_id,level,direct,downline,levels,people,paid_in,paid_out,money_line\n';
export const PERSONS_HEADER = 'person_id,accounts,people,person_levels,money_line,meets_30_3,meets_120,meets_2_5m\n';

/** A range of rows, `to` not included. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the figures of a few thousand rows near the processor before their lines are formed; returns how many of the
 * rows hang on a root. Nodes lie in memory in another order than rows: fetched here, one after the other with nothing in
 * between, they come many at a time; fetched while forming lines, each would be waited for.
 */
export function fetchFigures({ forest }: Structure, { from, to }: RowRange): number {
  const { place, figures } = forest;
  let lined = 0;
  for (let row = from; row < to; row += 1)
    if ((figures[Math.max(0, place[row] as number) * WORDS + FIELD.level] as number) > 0) lined += 1;
  return lined;
}

/** Words of the statuses of accounts, by code. */
export const STATUS_WORDS = ['ok', 'root', 'orphan', 'self_reference', 'cycle', 'below_cycle'] as const;

/** Writes the lines of `accounts.csv` for the accounts among the rows. */
export function writeAccounts(structure: Structure, { from, to }: RowRange, out: CsvBuffer): void {
  const { table, links, forest } = structure;
  const paidOf = [amountWriter(table.paidIn, out), amountWriter(table.paidOut, out)] as const;
  const writeLine = lineMoneyWriter(structure, out);
  const { figures } = forest;
  for (let row = from; row < to; row += 1) {
    const status = links.status[row] as number;
    if (!isAccount(status)) continue;
    const node = forest.place[row] as number;
    const at = node * WORDS;
    out.cell(table.ids, row);
    out.comma();
    out.cell(table.recommenders, row);
    out.comma();
    out.ascii(STATUS_WORDS[status] ?? '');
    out.comma();
    if (node < 0) out.ascii(',,,,,');
    else {
      out.cell(table.ids, figures[at + FIELD.root] as number);
      out.comma();
      out.whole(figures[at + FIELD.level] as number);
      out.comma();
      out.whole(links.kids[row * 2 + 1] as number);
      out.comma();
      out.whole(figures[at + FIELD.downline] as number);
      out.comma();
      out.whole((figures[at + FIELD.levelsBelow] as number) + 1);
      out.comma();
      out.whole(figures[at + FIELD.people] as number);
    }
    out.comma();
    paidOf[0](row);
    out.comma();
    paidOf[1](row);
    out.comma();
    if (node >= 0) writeLine(node);
    out.newline();
  }
}

function amountWriter(column: MoneyColumn | undefined, out: CsvBuffer): (row: number) => void {
  if (column === undefined) return () => out.yuan(0);
  const { fen } = column;
  if (column.wide.length === 0) return (row) => out.yuan(fen[row] as number);
  const wide = new Map(column.wide.map((amount) => [amount.row, amount.fen]));
  return (row) => {
    const amount = wide.get(row);
    if (amount === undefined) out.yuan(fen[row] as number);
    else out.bigYuan(amount);
  };
}

function lineMoneyWriter({ forest }: Structure, out: CsvBuffer): (node: number) => void {
  const { money, moneyHigh } = forest;
  if (moneyHigh === undefined) return (node) => out.yuan(money[node * 4 + 3] as number);
  return (node) => out.bigYuan(joinFen(moneyHigh[node] as number, money[node * 4 + 3] as number));
}

/** Persons found above each threshold. */
export interface ThresholdCounts {
  persons: number;
  meets30x3: number;
  meets120: number;
  meets2m5: number;
}

/** Writes the lines of `persons.csv` for the persons whose first account is among the rows, and counts them. */
export function writePersons(
  structure: Structure,
  rules: ThresholdRules,
  range: RowRange & { readonly out: CsvBuffer },
): ThresholdCounts {
  const { out } = range;
  const counts: ThresholdCounts = { persons: 0, meets30x3: 0, meets120: 0, meets2m5: 0 };
  const figures: PersonFigures = {
    row: 0,
    accounts: 0,
    people: 0,
    personLevels: 0,
    money: 0,
    moneyExact: undefined,
    meets: 0,
  };
  for (let row = range.from; row < range.to; row += 1) {
    if (!figuresOfPerson(structure, rules, { row, into: figures })) continue;
    out.reserve(256);
    out.whole(row + 1);
    out.comma();
    out.whole(figures.accounts);
    out.comma();
    out.whole(figures.people);
    out.comma();
    out.whole(figures.personLevels);
    out.comma();
    if (figures.moneyExact === undefined) out.yuan(figures.money);
    else out.bigYuan(figures.moneyExact);
    out.ascii(MEETS_WORDS[figures.meets] ?? '');
    counts.persons += 1;
    counts.meets30x3 += figures.meets & 1;
    counts.meets120 += (figures.meets >> 1) & 1;
    counts.meets2m5 += figures.meets >> 2;
  }
  return counts;
}

const MEETS_WORDS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => `,${bits & 1},${(bits >> 1) & 1},${bits >> 2}\n`);
