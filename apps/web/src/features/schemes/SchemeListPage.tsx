import type { SchemeRow } from '@qingyuan/contract/schemes';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { schemesQuery } from './queries/schemes.ts';
import { schemeColumns } from './scheme-columns.tsx';
import { schemeWords } from './words.ts';

export function SchemeListPage() {
  const say = schemeWords.use();
  const list = useListSearch();
  const result = useQuery(schemesQuery(list));
  return (
    <ConsoleList<SchemeRow>
      name="schemes"
      title={say('list.title')}
      list={list}
      result={result}
      rowKey={({ id }) => id}
      filters={[]}
      columns={schemeColumns(say)}
      actions={(row) => (
        <AppLink href={`/schemes/${row.id}`} aria-label={`${say('list.open')} ${row.name}`}>
          {say('list.open')}
        </AppLink>
      )}
      empty={
        <EmptyState
          title={say('list.empty')}
          hint={say('list.emptyHint')}
          action={<AppLink href="/cases">{say('wizard.openCases')}</AppLink>}
        />
      }
    />
  );
}
