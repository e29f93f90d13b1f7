import type { User } from '@qingyuan/contract/jurisdictions';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConsoleList } from '../../lists/ConsoleList.tsx';
import { useListSearch } from '../../lists/list-search.ts';
import { shellWords } from '../../shell/words.ts';
import { AddUserDialog } from './AddUserDialog.tsx';
import { DisableDialog } from './DisableDialog.tsx';
import { usersQuery } from './queries/users.ts';
import { RolesDialog } from './RolesDialog.tsx';
import { userState, userTone } from './user-state.ts';
import { UserTabs } from './UserTabs.tsx';
import { userWords } from './words.ts';

type Open = { readonly what: 'add' } | { readonly what: 'roles' | 'disable'; readonly user: User };

export function UserListPage() {
  const say = userWords.use();
  const list = useListSearch();
  const result = useQuery(usersQuery(list));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <>
      <UserTabs here="users" />
      <ConsoleList<User>
        name="users"
        title={say('list.title')}
        list={list}
        result={result}
        rowKey={(row) => row.id}
        filters={[{ kind: 'text', name: 'text', label: say('list.text') }]}
        columns={columns(say)}
        toolbar={
          <Button type="primary" onClick={() => setOpen({ what: 'add' })}>
            {say('list.new')}
          </Button>
        }
        actions={(user) => (
          <span className="inline">
            <Button
              type="link"
              size="small"
              disabled={user.disabled}
              aria-label={`${say('list.roles')} ${user.name}`}
              onClick={() => setOpen({ what: 'roles', user })}
            >
              {say('list.roles')}
            </Button>
            <Button
              type="link"
              size="small"
              danger
              disabled={user.disabled}
              aria-label={`${say('list.disable')} ${user.name}`}
              onClick={() => setOpen({ what: 'disable', user })}
            >
              {say('list.disable')}
            </Button>
          </span>
        )}
        actionsWidth={160}
        empty={<EmptyState title={say('list.empty')} hint={say('list.emptyHint')} />}
      />
      {open?.what === 'add' && <AddUserDialog onClose={close} />}
      {open?.what === 'roles' && <RolesDialog user={open.user} onClose={close} />}
      {open?.what === 'disable' && <DisableDialog user={open.user} onClose={close} />}
    </>
  );
}

function columns(say: ReturnType<typeof userWords.use>): ListColumn<User>[] {
  return [
    { key: 'name', title: say('column.name'), width: 100, fixed: true, render: (row) => row.name },
    { key: 'account', title: say('column.account'), width: 160, render: (row) => row.account },
    {
      key: 'roles',
      title: say('column.roles'),
      render: (row) => row.roles.map((role) => shellWords.say(`role.${role}`)).join('、'),
    },
    { key: 'agency', title: say('column.agency'), width: 220, render: (row) => row.agency.name },
    { key: 'area', title: say('column.area'), width: 110, render: (row) => row.agency.areaName },
    {
      key: 'state',
      title: say('column.state'),
      width: 100,
      render: (row) => <StateTag tone={userTone(userState(row))}>{userWords.lookUp('state', userState(row))}</StateTag>,
    },
  ];
}
