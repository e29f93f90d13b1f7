import type { Account } from '@qingyuan/contract/scheme-accounts';
import { describe, expect, it } from 'vitest';
import {
  deriveTreeRows,
  moveInTree,
  ROOTS,
  rowKey,
  toggled,
  wantedPages,
  withMore,
  type KnownLines,
} from './tree-rows.ts';

function account(index: number, direct = 0): Account {
  const money = { paidInFen: '0', paidOutFen: '0', moneyLineFen: '0' };
  return {
    index,
    memberId: `A${index}`,
    name: null,
    status: 'ok',
    level: 1,
    direct,
    downline: direct,
    levels: 1,
    people: 1,
    bases: null,
    ...money,
  };
}

function lines(rows: Account[], rest: KnownLines['rest'] = null): KnownLines {
  return { rows, rest, state: 'ready' };
}

const REST = { lines: 7, accounts: 90, moneyLineFen: '100' };
const known = new Map([
  [ROOTS, lines([account(1, 2), account(2)])],
  [1, lines([account(3, 1), account(4)], REST)],
]);

describe('the tree of recommendations', () => {
  it('shows the tops only until one is opened', () => {
    expect(deriveTreeRows(known, new Map([[ROOTS, 1]])).map(rowKey)).toEqual(['a1', 'a2']);
  });

  it('shows the lines of an opened account below it, and what stands behind them', () => {
    const rows = deriveTreeRows(
      known,
      new Map([
        [ROOTS, 1],
        [1, 1],
      ]),
    );
    expect(rows.map(rowKey)).toEqual(['a1', 'a3', 'a4', 'rest1', 'a2']);
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 0]);
    expect(rows[2]).toMatchObject({ position: 2, of: 9 });
  });

  it('says that lines are on their way', () => {
    expect(
      deriveTreeRows(
        known,
        new Map([
          [ROOTS, 1],
          [1, 1],
          [3, 1],
        ]),
      ).map(rowKey),
    ).toEqual(['a1', 'a3', 'loading3', 'a4', 'rest1', 'a2']);
  });

  it('can begin at any account', () => {
    expect(deriveTreeRows(known, new Map([[1, 1]]), account(1, 2)).map(rowKey)).toEqual(['a1', 'a3', 'a4', 'rest1']);
  });

  it('follows a chain of ten thousand', () => {
    const chain = new Map<number, KnownLines>([[ROOTS, lines([account(0, 1)])]]);
    for (let i = 0; i < 10_000; i += 1) chain.set(i, lines([account(i + 1, 1)]));
    const opened = new Map([...chain.keys()].map((parent) => [parent, 1] as const));
    expect(deriveTreeRows(chain, opened).filter(({ kind }) => kind === 'account')).toHaveLength(10_001);
  });

  it('asks for one page more, and forgets the pages of what is closed', () => {
    const opened = withMore(toggled(new Map([[ROOTS, 1]]), 1), 1);
    expect(wantedPages(opened)).toEqual([
      { parent: ROOTS, page: 0 },
      { parent: 1, page: 0 },
      { parent: 1, page: 1 },
    ]);
    expect(wantedPages(toggled(opened, 1))).toEqual([{ parent: ROOTS, page: 0 }]);
  });
});

describe('the keyboard in the tree', () => {
  const rows = deriveTreeRows(
    known,
    new Map([
      [ROOTS, 1],
      [1, 1],
    ]),
  );

  it('moves up and down and stops at the ends', () => {
    expect(moveInTree(rows, 0, 'ArrowUp')).toEqual({ to: 0 });
    expect(moveInTree(rows, 0, 'ArrowDown')).toEqual({ to: 1 });
    expect(moveInTree(rows, 4, 'ArrowDown')).toEqual({ to: 4 });
    expect(moveInTree(rows, 0, 'End')).toEqual({ to: 4 });
  });

  it('opens to the right, then goes in; closes to the left, then goes out', () => {
    expect(moveInTree(rows, 1, 'ArrowRight')).toEqual({ toggle: 3 });
    expect(moveInTree(rows, 0, 'ArrowRight')).toEqual({ to: 1 });
    expect(moveInTree(rows, 2, 'ArrowRight')).toBeUndefined();
    expect(moveInTree(rows, 0, 'ArrowLeft')).toEqual({ toggle: 1 });
    expect(moveInTree(rows, 3, 'ArrowLeft')).toEqual({ to: 0 });
  });
});
