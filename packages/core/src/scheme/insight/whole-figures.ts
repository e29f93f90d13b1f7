import { PAY_KINDS } from '../reading/member-table.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { FIELD, WORDS } from '../structure/forest.ts';
import { isAccount } from '../structure/group-persons.ts';
import { MONEY_BASE } from '../structure/money-total.ts';
import type { AreaColumn } from './areas.ts';
import type { Insight, PayFigures, TopLine } from './insight.ts';
import type { InsightRules } from './insight-rules.ts';
import { moneySums } from './money-sums.ts';

/** Accounts and money paid in by area, most accounts first. O(rows). */
export function measureAreas({ table, links }: Structure, { areas, of }: AreaColumn): NonNullable<Insight['areas']> {
  const counts = new Uint32Array(areas.length + 1);
  const money = moneySums(table.paidIn, areas.length + 1);
  for (let row = 0; row < of.length; row += 1) {
    if (!isAccount(links.status[row] as number)) continue;
    const area = of[row] as number;
    counts[area] = (counts[area] as number) + 1;
    money.add(area, row);
  }
  return {
    unknown: counts[0] as number,
    unknownPaidIn: money.text(0),
    rows: areas.map((area, at) => ({ ...area, accounts: counts[at + 1] as number, paidIn: money.text(at + 1) })),
  };
}

const TOP_LINES = 20;

/** The biggest lines directly below the tops, by accounts, persons and money; ties by position in the file. O(roots × their direct downline). */
export function topLines({ forest, links }: Structure, indexOf: Int32Array): Insight['topLines'] {
  const lines: (TopLine & { readonly fen: bigint })[] = [];
  for (let node = 0; node < forest.count && forest.parent[node] === -1; node += 1) {
    const row = forest.order[node] as number;
    const from = links.kids[row * 2] as number;
    const to = from + (links.kids[row * 2 + 1] as number);
    for (let at = from; at < to; at += 1) {
      const child = forest.place[links.children[at] as number] as number;
      const fen = lineMoney(forest, child);
      lines.push({
        index: indexOf[links.children[at] as number] as number,
        accounts: (forest.figures[child * WORDS + FIELD.downline] as number) + 1,
        people: forest.figures[child * WORDS + FIELD.people] as number,
        money: String(fen),
        fen,
      });
    }
  }
  const top = (compare: (a: (typeof lines)[number], b: (typeof lines)[number]) => number): TopLine[] =>
    lines
      .toSorted((a, b) => compare(a, b) || a.index - b.index)
      .slice(0, TOP_LINES)
      .map(({ index, accounts, people, money }) => ({ index, accounts, people, money }));
  return {
    accounts: top((a, b) => b.accounts - a.accounts),
    people: top((a, b) => b.people - a.people),
    money: top((a, b) => (a.fen === b.fen ? 0 : a.fen < b.fen ? 1 : -1)),
  };
}

function lineMoney({ money, moneyHigh }: Structure['forest'], node: number): bigint {
  const low = BigInt(money[node * 4 + 3] as number);
  return moneyHigh === undefined ? low : BigInt(moneyHigh[node] as number) * BigInt(MONEY_BASE) + low;
}

/** Sum and receivers of each kind of pay, with what the law data takes it for. O(rows × kinds). */
export function measurePay({ table, links }: Structure, { pay }: InsightRules): Insight['pay'] {
  const kinds = PAY_KINDS.flatMap((kind): PayFigures[] => {
    const column = table.pay[kind];
    if (column === undefined) return [];
    const sums = moneySums(column, 1);
    const wide = new Set(column.wide.map(({ row }) => row));
    let receivers = 0;
    for (let row = 0; row < table.rows; row += 1) {
      if (!isAccount(links.status[row] as number)) continue;
      sums.add(0, row);
      if (column.fen[row] !== 0 || wide.has(row)) receivers += 1;
    }
    return [{ kind, class: pay.classes[kind], sum: sums.text(0), receivers }];
  });
  if (kinds.length === 0) return null;
  let recruited = 0;
  for (let row = 0; row < table.rows; row += 1)
    if (isAccount(links.status[row] as number) && (links.parent[row] as number) >= 0) recruited += 1;
  return { kinds, recruited };
}

/** Parts of the scheme by size, and the small ones that hang on nothing else. O(roots). */
export function measureParts({ forest }: Structure, atMost: number): Pick<Insight, 'parts' | 'isolated'> {
  const sizes = new Map<number, number>();
  for (let node = 0; node < forest.count && forest.parent[node] === -1; node += 1) {
    const accounts = (forest.figures[node * WORDS + FIELD.downline] as number) + 1;
    sizes.set(accounts, (sizes.get(accounts) ?? 0) + 1);
  }
  const parts = [...sizes]
    .map(([accounts, count]) => ({ accounts, parts: count }))
    .toSorted((a, b) => a.accounts - b.accounts);
  const small = parts.length === 1 && parts[0]?.parts === 1 ? [] : parts.filter(({ accounts }) => accounts <= atMost);
  return {
    parts,
    isolated: {
      atMost,
      parts: small.reduce((sum, part) => sum + part.parts, 0),
      accounts: small.reduce((sum, part) => sum + part.parts * part.accounts, 0),
    },
  };
}
