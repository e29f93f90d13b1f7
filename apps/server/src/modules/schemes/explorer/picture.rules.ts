import type { PictureMeasure, PictureNode } from '@qingyuan/contract/scheme-explorer';
import type { Account, AccountLines } from '@qingyuan/contract/scheme-accounts';
import type { AppliedThresholds, ThresholdKey } from '@qingyuan/contract/schemes';

export interface PictureAsked {
  readonly depth: number;
  readonly nodes: number;
  /** Lines of one member shown one by one at most. */
  readonly widest: number;
  readonly measure: PictureMeasure;
  readonly thresholds: Pick<AppliedThresholds, 'people' | 'levels' | 'seriousPeople' | 'seriousMoneyFen'>;
}

/** The lines below an account, biggest first; of the tops when the index is undefined. */
export type LinesBelow = (index: number | undefined, limit: number) => Promise<AccountLines>;

interface Open {
  readonly place: number;
  readonly account: Account;
  readonly depth: number;
}

/**
 * The nodes of a picture: from the top down, the biggest line opened first, at most so many nodes. The lines of a member
 * that are not worth a node of their own are one node together. Same structure, same nodes.
 */
export async function derivePicture(
  below: LinesBelow,
  top: Account | undefined,
  asked: PictureAsked,
): Promise<PictureNode[]> {
  const nodes: PictureNode[] = [];
  const open: Open[] = [];
  const put = (account: Account, parent: number | null, depth: number): void => {
    const place = nodes.push(toNode(account, parent, asked)) - 1;
    if ((account.direct ?? 0) > 0 && depth < asked.depth) open.push({ place, account, depth });
  };
  const putLines = (lines: AccountLines, parent: number | null, depth: number): void => {
    for (const account of lines.rows) put(account, parent, depth);
    if (lines.rest !== null) nodes.push(restNode(lines.rest, parent));
  };
  if (top === undefined) putLines(await below(undefined, Math.min(asked.widest, asked.nodes - 1)), null, 0);
  else put(top, null, 0);
  // Two nodes at least: one line, and the others.
  while (open.length > 0 && asked.nodes - nodes.length >= 2) {
    const next = takeBiggest(open, asked.measure);
    const lines = await below(next.account.index, Math.min(asked.widest, asked.nodes - nodes.length - 1));
    const { [next.place]: node } = nodes;
    if (node !== undefined) nodes[next.place] = { ...node, hidden: 0 };
    putLines(lines, next.place, next.depth + 1);
  }
  return nodes;
}

/** Takes out the biggest; of equals the one that came first. */
function takeBiggest(open: Open[], measure: PictureMeasure): Open {
  let best = 0;
  for (let at = 1; at < open.length; at += 1) if (compare(open[at] as Open, open[best] as Open, measure) > 0) best = at;
  return open.splice(best, 1)[0] as Open;
}

function compare(left: Open, right: Open, measure: PictureMeasure): number {
  if (measure === 'accounts') return (left.account.downline ?? 0) - (right.account.downline ?? 0);
  const difference = BigInt(left.account.moneyLineFen ?? 0) - BigInt(right.account.moneyLineFen ?? 0);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function toNode(account: Account, parent: number | null, { thresholds }: PictureAsked): PictureNode {
  const { index, memberId, name, level, people, levels, downline, moneyLineFen } = account;
  return {
    index,
    parent,
    memberId,
    name,
    level,
    accounts: (downline ?? 0) + 1,
    people,
    levels,
    moneyFen: moneyLineFen ?? '0',
    lines: 1,
    marks: marksOf(account, thresholds),
    hidden: downline ?? account.direct ?? 0,
  };
}

function restNode(rest: NonNullable<AccountLines['rest']>, parent: number | null): PictureNode {
  return {
    index: null,
    parent,
    memberId: '',
    name: null,
    level: null,
    accounts: rest.accounts,
    people: null,
    levels: null,
    moneyFen: rest.moneyLineFen,
    lines: rest.lines,
    marks: [],
    hidden: rest.accounts,
  };
}

/** Which thresholds a line reaches, counted by persons. A picture points them out; it decides nothing. */
function marksOf({ people, levels, moneyLineFen }: Account, thresholds: PictureAsked['thresholds']): ThresholdKey[] {
  if (people === null || levels === null || people < thresholds.people || levels < thresholds.levels) return [];
  return [
    '30_3',
    ...(people >= thresholds.seriousPeople ? (['120'] as const) : []),
    ...(BigInt(moneyLineFen ?? 0) >= BigInt(thresholds.seriousMoneyFen) ? (['2_5m'] as const) : []),
  ];
}
