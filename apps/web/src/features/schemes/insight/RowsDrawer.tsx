import type { Account } from '@qingyuan/contract/scheme-accounts';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AccountLink } from './AccountLink.tsx';
import type { RowsOf } from './insight-search.ts';
import { rowsQuery, SHOWN } from './queries.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly of: RowsOf;
  readonly onClose: () => void;
}

/** The accounts behind a figure. */
export function RowsDrawer({ schemeId, of, onClose }: Props) {
  const say = insightWords.use();
  const [page, setPage] = useState(1);
  const result = useQuery(rowsQuery(schemeId, of, page));
  return (
    <Drawer open title={say('rows.title')} size={760} onClose={onClose}>
      <Loaded result={result}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState title={say('rows.empty')} hint={say('rows.emptyHint')} />
          ) : (
            <>
              <p className="small">{say('rows.total', { count: countText(total) })}</p>
              <Rows schemeId={schemeId} rows={rows} />
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
    </Drawer>
  );
}

function Rows({ schemeId, rows }: { readonly schemeId: string; readonly rows: readonly Account[] }) {
  const say = insightWords.use();
  const figure = (value: number | null) => (value === null ? '—' : countText(value));
  return (
    <div className="table-scroll">
      <table className="plain-table figures">
        <thead>
          <tr>
            {(['account', 'level', 'downline', 'paidIn', 'paidOut'] as const).map((name) => (
              <th scope="col" key={name}>
                {say(`rows.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((account) => (
            <tr key={account.index}>
              <th scope="row">
                <AccountLink schemeId={schemeId} account={account} />
              </th>
              <td>{figure(account.level)}</td>
              <td>{figure(account.downline)}</td>
              <td>{yuanText(account.paidInFen)}</td>
              <td>{yuanText(account.paidOutFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
