import type { PictureNode } from '@qingyuan/contract/scheme-explorer';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { Button } from 'antd';
import { useState } from 'react';
import { memberText } from '../member.ts';
import { thresholdsText } from './node-words.ts';
import { explorerWords } from './words.ts';

interface Props {
  readonly nodes: readonly PictureNode[];
  readonly onAct: (place: number) => void;
}

const STEP = 100;

/** The picture in words: its nodes as rows. */
export function PictureTable({ nodes, onAct }: Props) {
  const say = explorerWords.use();
  const [shown, setShown] = useState(STEP);
  return (
    <details className="picture-table">
      <summary>{say('picture.table')}</summary>
      <div className="table-scroll">
        <table className="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{say('picture.member')}</th>
              <th scope="col">{say('picture.level')}</th>
              <th scope="col">{say('picture.count')}</th>
              <th scope="col">{say('picture.paid')}</th>
              <th scope="col">{say('picture.marks')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.slice(0, shown).map((node, at) => (
              <tr key={at}>
                <th scope="row">
                  <button type="button" className="figure" onClick={() => onAct(at)}>
                    {node.index === null ? say('picture.rest', { lines: countText(node.lines) }) : memberText(node)}
                  </button>
                </th>
                <td>{node.level === null ? '—' : countText(node.level)}</td>
                <td>{countText(node.accounts)}</td>
                <td>{yuanText(node.moneyFen)}</td>
                <td>{thresholdsText(node) || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nodes.length > shown && (
        <Button onClick={() => setShown(shown + STEP)}>
          {say('picture.more', { count: countText(Math.min(STEP, nodes.length - shown)) })}
        </Button>
      )}
    </details>
  );
}
