import type { LevelRow, SchemeTree } from '@qingyuan/contract/schemes';
import { countText } from '@qingyuan/ui/numbers';
import { Button } from 'antd';
import { useState } from 'react';
import { schemeWords } from '../words.ts';
import { overviewWords } from './words.ts';

const SHOWN = 20;

/** Heads on each level, as a table whose bars only repeat the figures. */
export function LevelBars({ tree, levels }: { readonly tree: SchemeTree; readonly levels: readonly LevelRow[] }) {
  const say = schemeWords.use();
  const sayTree = overviewWords.use();
  const [all, setAll] = useState(false);
  const most = levels.reduce((top, { accounts }) => Math.max(top, accounts), 1);
  return (
    <section className="page-card">
      <h2>{sayTree('table.histogramOf', { tree: sayTree(`tree.${tree}`) })}</h2>
      <p className="quiet small">{say('over.histogramNote')}</p>
      <div className="table-scroll">
        <table className="plain-table figures level-table">
          <thead>
            <tr>
              <th scope="col">{say('over.level')}</th>
              <th scope="col" aria-hidden="true">
                {say('over.bar')}
              </th>
              <th scope="col">{say('basis.accounts')}</th>
              <th scope="col">{say('basis.persons')}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? levels : levels.slice(0, SHOWN)).map(({ level, accounts, persons }) => (
              <tr key={level}>
                <th scope="row" className="num">
                  {level}
                </th>
                <td aria-hidden="true" className="bar-cell">
                  <i className="bar" style={{ width: `${(accounts / most) * 100}%` }} />
                  <i className="bar is-persons" style={{ width: `${(persons / most) * 100}%` }} />
                </td>
                <td className="num">{countText(accounts)}</td>
                <td className="num">{countText(persons)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {levels.length > SHOWN && (
        <Button type="link" onClick={() => setAll(!all)}>
          {all ? say('over.less') : say('over.more', { count: countText(levels.length) })}
        </Button>
      )}
    </section>
  );
}
