import type { Account } from '@qingyuan/contract/scheme-accounts';
import { countText } from '@qingyuan/ui/numbers';
import type { CSSProperties } from 'react';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { memberText } from '../member.ts';
import { hasLines, type TreeRow } from '../tree-rows.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly id: string;
  readonly row: TreeRow;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly place: CSSProperties;
  readonly onPick: () => void;
  readonly onToggle: (index: number) => void;
}

const INDENT = 16;
/** Deeper rows are not moved further to the right; their level is in its column. */
const DEEPEST = 12;

export function LinesRow({ id, row, current, chosen, place, onPick, onToggle }: Props) {
  const indent = { paddingLeft: Math.min(row.depth, DEEPEST) * INDENT };
  const classes = [
    'tree-row',
    current ? 'is-current' : '',
    chosen ? 'is-chosen' : '',
    row.kind === 'account' ? '' : 'is-whole',
  ];
  const common = {
    id,
    className: classes.join(' '),
    role: 'treeitem',
    style: place,
    'aria-level': row.depth + 1,
    onClick: onPick,
  } as const;
  if (row.kind !== 'account') {
    return (
      <div {...common} aria-selected={false}>
        <span style={indent}>{textOf(row)}</span>
      </div>
    );
  }
  const { account, open } = row;
  return (
    <div
      {...common}
      aria-selected={chosen}
      aria-setsize={row.of}
      aria-posinset={row.position}
      aria-label={labelOf(account)}
      {...(hasLines(account) ? { 'aria-expanded': open } : {})}
    >
      <span className="tree-name" style={indent}>
        <span
          className="tree-mark"
          aria-hidden="true"
          onClick={(event) => {
            if (!hasLines(account)) return;
            event.stopPropagation();
            onToggle(account.index);
          }}
        >
          {hasLines(account) ? (open ? '▾' : '▸') : ''}
        </span>
        <strong>{account.memberId}</strong>
        <span>{account.name}</span>
      </span>
      <Figure name="level" value={account.level} />
      <Figure name="direct" value={account.direct} minor />
      <Figure name="downline" value={account.downline} />
      <Figure name="people" value={account.people} />
      <Figure name="levels" value={account.levels} minor />
      <span className="num is-minor">{account.moneyLineFen === null ? '—' : yuanText(account.moneyLineFen)}</span>
    </div>
  );
}

interface FigureProps {
  readonly name: 'level' | 'direct' | 'downline' | 'people' | 'levels';
  readonly value: number | null;
  readonly minor?: boolean;
}

function Figure({ name, value, minor = false }: FigureProps) {
  return (
    <span className={minor ? 'num is-minor' : 'num'}>
      <span className="tree-label quiet">{schemeWords.say(`tree.${name}`)} </span>
      {value === null ? '—' : countText(value)}
    </span>
  );
}

function textOf(row: Exclude<TreeRow, { readonly kind: 'account' }>): string {
  if (row.kind !== 'rest') return schemeWords.say(`tree.${row.kind}`);
  const { lines, accounts, moneyLineFen } = row.rest;
  return schemeWords.say('tree.rest', {
    lines: countText(lines),
    accounts: countText(accounts),
    money: yuanText(moneyLineFen),
  });
}

function labelOf(account: Account): string {
  const count = (value: number | null) => (value === null ? schemeWords.say('tree.unknown') : countText(value));
  return schemeWords.say('tree.rowLabel', {
    member: memberText(account),
    level: count(account.level),
    direct: count(account.direct),
    downline: count(account.downline),
    people: count(account.people),
    levels: count(account.levels),
  });
}
