import { type FindingRow, FindingState, ListKind } from '@qingyuan/contract/screening';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { FilterField, ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { textLanguage } from '../../i18n/i18n.ts';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { Stack } from '../../lists/Stack.tsx';
import { useSession } from '../../session/session.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { instantText } from '../../time/time.ts';
import { findingsQuery } from './queries/findings.ts';
import { findingTone, IMPORTING } from './screening-state.ts';
import { ScreeningTabs } from './ScreeningTabs.tsx';
import { useIndicators } from './use-indicators.ts';
import { screeningWords } from './words.ts';

/** Firms and sites with reasons to look at them, the weightiest first. */
export function FindingListPage() {
  const say = screeningWords.use();
  const list = useListSearch();
  const { roles } = useSession();
  const indicators = useIndicators();
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: screeningWords.lookUp(group, value) }));
  const filters: FilterField[] = [
    { kind: 'text', name: 'text', label: say('list.text'), placeholder: say('list.textHint') },
    { kind: 'choice', name: 'state', label: say('list.state'), options: choices('state', FindingState.options) },
    { kind: 'choice', name: 'kind', label: say('list.kind'), options: choices('kind', ListKind.options) },
    { kind: 'choice', name: 'indicator', label: say('list.indicator'), options: indicators },
  ];
  return (
    <ConsoleList<FindingRow>
      name="findings"
      title={say('list.title')}
      list={list}
      result={useQuery(findingsQuery(list))}
      rowKey={(row) => row.id}
      filters={filters}
      lead={
        <>
          <ScreeningTabs here="findings" />
          <p className="quiet small">{say('list.notice')}</p>
        </>
      }
      columns={columns(say)}
      toolbar={
        roles.some((role) => IMPORTING.includes(role)) && (
          <AppLink href="/screening/imports/new" className="link-button">
            {say('list.import')}
          </AppLink>
        )
      }
      actions={(row) => (
        <AppLink href={`/screening/findings/${row.id}`} aria-label={`${say('list.open')} ${row.name}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
    />
  );
}

function columns(say: ReturnType<typeof screeningWords.use>): ListColumn<FindingRow>[] {
  const language = textLanguage();
  return [
    {
      key: 'name',
      title: say('column.name'),
      fixed: true,
      render: (row) => (
        <Stack
          lines={[
            <AppLink key="name" href={`/screening/findings/${row.id}`}>
              {row.name}
            </AppLink>,
            row.code,
          ]}
        />
      ),
    },
    {
      key: 'reasons',
      title: say('column.reasons'),
      width: 300,
      render: (row) => row.reasons.map(({ title }) => title[language]).join(language === 'zh' ? '；' : '; '),
    },
    { key: 'weight', title: say('column.weight'), width: 70, align: 'right', render: (row) => String(row.weight) },
    {
      key: 'state',
      title: say('column.state'),
      width: 110,
      render: (row) => <StateTag tone={findingTone(row.state)}>{screeningWords.lookUp('state', row.state)}</StateTag>,
    },
    { key: 'seen', title: say('column.seen'), width: 90, align: 'right', render: (row) => String(row.timesSeen) },
    { key: 'area', title: say('column.area'), width: 90, render: (row) => row.areaName },
    {
      key: 'foundAt',
      title: say('column.foundAt'),
      width: 140,
      render: (row) => <span className="num">{instantText(row.foundAt)}</span>,
    },
  ];
}
