import type { Account } from '@qingyuan/contract/scheme-accounts';
import type { SchemeTree } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Grid } from 'antd';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import {
  deriveTreeRows,
  moveInTree,
  ROOTS,
  rowKey,
  toggled,
  withMore,
  type OpenedLines,
  type TreeRow,
} from '../tree-rows.ts';
import { explorerWords } from '../explorer/words.ts';
import { schemeWords } from '../words.ts';
import { LinesRow } from './LinesRow.tsx';
import { useLines } from './use-lines.ts';

interface Props {
  readonly schemeId: string;
  readonly tree: SchemeTree;
  /** Where the tree begins; without it at the tops. */
  readonly top?: Account;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

const HEAD = ['level', 'direct', 'downline', 'people', 'levels', 'money'] as const;

/** Lines by size. Only the rows in sight are drawn; focus stays on the tree, which names its current row. */
export function LinesTree({ schemeId, tree, top, chosen, onChoose }: Props) {
  const say = schemeWords.use();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const tall = Grid.useBreakpoint().md === false;
  const [opened, setOpened] = useState<OpenedLines>(new Map([[top?.index ?? ROOTS, 1]]));
  const [current, setCurrent] = useState(0);
  const { known, retry } = useLines(schemeId, tree, opened);
  const rows = deriveTreeRows(known, opened, top);
  const at = Math.min(current, rows.length - 1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => (tall ? 62 : 36),
    overscan: 8,
  });

  function act(row: TreeRow) {
    if (row.kind === 'account') onChoose(row.account.index);
    else if (row.kind === 'rest') setOpened(withMore(opened, row.parent));
    else if (row.kind === 'failed') retry(row.parent);
  }

  function press(event: KeyboardEvent) {
    const row = rows[at];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (row !== undefined) act(row);
      return;
    }
    const move = moveInTree(rows, at, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ('toggle' in move) return setOpened(toggled(opened, move.toggle));
    setCurrent(move.to);
    virtual.scrollToIndex(move.to);
  }

  if (rows.length === 0) return <EmptyState title={say('tree.empty')} hint={say('tree.emptyHint')} />;
  return (
    <>
      <div className="tree-head" aria-hidden="true">
        <span>{say('tree.member')}</span>
        {HEAD.map((name) => (
          <span key={name} title={name === 'people' || name === 'levels' ? say(`tree.${name}Hint`) : undefined}>
            {say(`tree.${name}`)}
          </span>
        ))}
      </div>
      <div
        ref={box}
        className="tree"
        role="tree"
        aria-label={`${explorerWords.say(`tree.${tree}`)}：${say('tree.label')}`}
        tabIndex={0}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={press}
      >
        <div className="tree-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <LinesRow
                key={rowKey(row)}
                id={`${id}-${index}`}
                row={row}
                current={index === at}
                chosen={row.kind === 'account' && row.account.index === chosen}
                place={{ height: size, transform: `translateY(${start}px)` }}
                onPick={() => {
                  setCurrent(index);
                  act(row);
                }}
                onToggle={(account) => {
                  setCurrent(index);
                  setOpened(toggled(opened, account));
                }}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
