import type { GroupKind, InsightGroup } from '@qingyuan/contract/scheme-insight';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Drawer, Pagination } from 'antd';
import { useState } from 'react';
import { textLanguage } from '../../../i18n/i18n.ts';
import { Loaded } from '../../../lists/Loaded.tsx';
import { AppLink } from '../../../shell/AppLink.tsx';
import { AccountLink } from './AccountLink.tsx';
import { rowsHref } from './insight-search.ts';
import { groupsQuery, SHOWN } from './queries.ts';
import { insightWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly kind: GroupKind;
  /** Groups there are; fewer may be kept. */
  readonly total: number;
  readonly onClose: () => void;
}

/** Groups of a kind, each with why it is listed and its accounts. */
export function GroupsDrawer({ schemeId, kind, total: all, onClose }: Props) {
  const say = insightWords.use();
  const [page, setPage] = useState(1);
  const result = useQuery(groupsQuery(schemeId, kind, page));
  return (
    <Drawer open title={say(`list.${kind}`)} size={860} onClose={onClose}>
      <Loaded result={result}>
        {({ total, rows }) =>
          total === 0 ? (
            <EmptyState title={say('rows.empty')} hint={say('rows.emptyHint')} />
          ) : (
            <>
              <p className="small">
                {say('rows.total', { count: countText(all) })}
                {total < all && ` ${say('list.kept', { count: countText(total) })}`}
              </p>
              <Groups schemeId={schemeId} kind={kind} rows={rows} />
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

interface GroupsProps {
  readonly schemeId: string;
  readonly kind: GroupKind;
  readonly rows: readonly InsightGroup[];
}

function Groups({ schemeId, kind, rows }: GroupsProps) {
  const say = insightWords.use();
  const language = textLanguage();
  const withValue = rows.some(({ shared }) => shared !== null);
  const withUpline = rows.some(({ upline }) => upline !== null);
  return (
    <div className="table-scroll">
      <table className="plain-table groups">
        <thead>
          <tr>
            <th scope="col">{say('list.reason')}</th>
            {withValue && <th scope="col">{say('list.shared')}</th>}
            {withUpline && <th scope="col">{say('list.upline')}</th>}
            <th scope="col">{say('list.first')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, reason, shared, upline, first, accounts }) => (
            <tr key={key}>
              <td>{reason[language]}</td>
              {withValue && <td>{shared}</td>}
              {withUpline && <td>{upline !== null && <AccountLink schemeId={schemeId} account={upline} />}</td>}
              <td>
                <span className="stack">
                  {first.map((account) => (
                    <AccountLink key={account.index} schemeId={schemeId} account={account} />
                  ))}
                  <AppLink href={rowsHref(schemeId, { by: 'group', kind, value: String(key) })}>
                    {say('list.all', { count: countText(accounts) })}
                  </AppLink>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
