import { type ChangedAccount, type compareVersions, SnapshotChange } from '@qingyuan/contract/scheme-insight';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Pagination, Segmented } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AccountLink } from './AccountLink.tsx';
import { changesQuery, comparisonQuery, SHOWN } from './queries.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly versions: { readonly before: number; readonly after: number };
  readonly change: SnapshotChange;
  readonly onChange: (change: SnapshotChange) => void;
}

const CHANGES = SnapshotChange.options;

/** Counts of each kind of change, the accounts of one kind, and the lines with most of them. */
export function Changes({ schemeId, versions, change, onChange }: Props) {
  const say = insightWords.use();
  return (
    <Loaded result={useQuery(comparisonQuery(schemeId, versions))}>
      {(compared) => (
        <>
          <Segmented
            aria-label={say('compare.kinds')}
            value={change}
            onChange={onChange}
            options={CHANGES.map((value) => ({
              value,
              label: `${say(`compare.${value}`)} ${countText(compared.counts[value])}`,
            }))}
          />
          <p className="quiet small">{say('compare.unchanged', { count: countText(compared.unchanged) })}</p>
          <Accounts key={change} schemeId={schemeId} versions={versions} change={change} />
          <Lines lines={compared.lines} />
        </>
      )}
    </Loaded>
  );
}

function Accounts({ schemeId, versions, change }: Omit<Props, 'onChange'>) {
  const say = insightWords.use();
  const [page, setPage] = useState(1);
  return (
    <Loaded result={useQuery(changesQuery(schemeId, { ...versions, change, page }))}>
      {({ total, rows }) =>
        total === 0 ? (
          <EmptyState title={say('compare.empty')} hint={say('compare.emptyHint')} />
        ) : (
          <>
            <ChangedRows schemeId={schemeId} change={change} rows={rows} />
            <Pagination
              size="small"
              current={page}
              pageSize={SHOWN}
              total={total}
              showSizeChanger={false}
              hideOnSinglePage
              onChange={setPage}
            />
          </>
        )
      }
    </Loaded>
  );
}

interface RowsProps {
  readonly schemeId: string;
  readonly change: SnapshotChange;
  readonly rows: readonly ChangedAccount[];
}

function ChangedRows({ schemeId, change, rows }: RowsProps) {
  const say = insightWords.use();
  const what = say(`differs.${change}`);
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('compare.account')}</th>
            <th scope="col">{`${say('compare.before')} · ${what}`}</th>
            <th scope="col">{`${say('compare.after')} · ${what}`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ memberId, name, index, before, after }) => (
            <tr key={memberId}>
              <th scope="row">
                {index === null ? (
                  <span className="long-word">{name === null ? memberId : `${memberId} ${name}`}</span>
                ) : (
                  <AccountLink schemeId={schemeId} account={{ index, memberId, name }} />
                )}
              </th>
              <td>{before ?? '—'}</td>
              <td>{after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines }: Pick<z.output<typeof compareVersions.response>, 'lines'>) {
  const say = insightWords.use();
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{say('compare.lines')}</h3>
      <div className="table-scroll insight-tall">
        <table className="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{say('compare.line')}</th>
              {CHANGES.map((change) => (
                <th scope="col" key={change}>
                  {say(`compare.${change}`)}
                </th>
              ))}
              <th scope="col">{say('compare.total')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.memberId}>
                <th scope="row">{line.name === null ? line.memberId : `${line.memberId} ${line.name}`}</th>
                {CHANGES.map((change) => (
                  <td key={change}>{countText(line[change])}</td>
                ))}
                <td>{countText(line.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
