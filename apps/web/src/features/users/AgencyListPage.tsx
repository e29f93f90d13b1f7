import { AgencyKind, type Agency } from '@qingyuan/contract/jurisdictions';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { AddAgencyDialog } from './AddAgencyDialog.tsx';
import { agencyPageQuery } from './queries/agency-page.ts';
import { UserTabs } from './UserTabs.tsx';
import { userWords } from './words.ts';

export function AgencyListPage() {
  const say = userWords.use();
  const list = useListSearch();
  const result = useQuery(agencyPageQuery(list));
  const [adding, setAdding] = useState(false);
  return (
    <>
      <UserTabs here="agencies" />
      <ConsoleList<Agency>
        name="agencies"
        title={say('tab.agencies')}
        list={list}
        result={result}
        rowKey={(row) => row.id}
        filters={[
          { kind: 'text', name: 'text', label: say('agency.text') },
          {
            kind: 'choice',
            name: 'kind',
            label: say('agency.kind'),
            options: AgencyKind.options.map((value) => ({ value, label: say(`agencyKind.${value}`) })),
          },
        ]}
        columns={[
          { key: 'name', title: say('agency.name'), fixed: true, render: (row) => row.name },
          { key: 'kind', title: say('agency.kind'), width: 180, render: (row) => say(`agencyKind.${row.kind}`) },
          { key: 'area', title: say('column.area'), width: 220, render: (row) => row.areaName },
        ]}
        toolbar={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('agency.new')}
          </Button>
        }
        empty={<EmptyState title={say('agency.empty')} hint={say('agency.emptyHint')} />}
      />
      {adding && <AddAgencyDialog onClose={() => setAdding(false)} />}
    </>
  );
}
