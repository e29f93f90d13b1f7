import type { MonthlyReturn, ReturnCell } from '@qingyuan/contract/statistics';
import { useState } from 'react';
import { i18n } from '../../i18n/i18n.ts';
import './returns.css';
import { CellDrawer } from './CellDrawer.tsx';
import { changeText } from './month.ts';
import type { CellAt } from './queries/cell.ts';
import { returnWords } from './words.ts';

interface Opened {
  readonly cell: ReturnCell;
  readonly span: CellAt['span'];
}

const SPANS = ['month', 'cumulative', 'previousMonth'] as const;

/** The form with its figures; each opens to the records that it counts. */
export function ReturnTable({ data }: { readonly data: MonthlyReturn }) {
  const say = returnWords.use();
  const [opened, setOpened] = useState<Opened>();
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('page.column')}</th>
              <th scope="col">{say('page.unit')}</th>
              <th scope="col">{say('page.monthFigure')}</th>
              <th scope="col">{say('page.cumulative')}</th>
              <th scope="col">{say('page.previousMonth')}</th>
              <th scope="col">{say('page.change')}</th>
              <th scope="col">{say('page.definition')}</th>
            </tr>
          </thead>
          <tbody>
            {data.cells.map((cell) => (
              <tr key={cell.column}>
                <th scope="row">{nameOf(cell)}</th>
                <td>{cell.unit}</td>
                {SPANS.map((span) => (
                  <td key={span} className="num">
                    <button
                      type="button"
                      className="figure"
                      aria-label={`${nameOf(cell)} ${say(`span.${span}`)} ${cell[span]}`}
                      onClick={() => setOpened({ cell, span })}
                    >
                      {cell[span]}
                    </button>
                  </td>
                ))}
                <td className="num">{changeText(cell.month, cell.previousMonth) ?? say('page.same')}</td>
                <td className="quiet">{cell.definition}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened !== undefined && (
        <CellDrawer
          at={{ area: data.area.code, month: data.month, column: opened.cell.column, span: opened.span }}
          name={nameOf(opened.cell)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

function nameOf(cell: ReturnCell): string {
  return i18n.language === 'en' ? cell.name.en : cell.name.zh;
}
