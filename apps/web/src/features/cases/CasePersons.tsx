import type { Person } from '@qingyuan/contract/persons';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { ListTable } from '@qingyuan/ui/list/ListTable.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { Button } from 'antd';
import { useState } from 'react';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import type { CaseFileProps } from './CaseFilePage.tsx';
import { PersonField } from './PersonField.tsx';
import { PersonRole } from './PersonRole.tsx';
import { RoleDialog } from './RoleDialog.tsx';
import { caseWords } from './words.ts';

export function CasePersons({ file, can }: CaseFileProps) {
  const say = caseWords.use();
  const [adding, setAdding] = useState(false);
  const [deciding, setDeciding] = useState<Person>();
  const mayDecide = can.includes('decide-role');
  return (
    <section className="page-card" aria-label={say('file.persons')}>
      <div className="page-head">
        <h2>{say('file.persons')}</h2>
        {can.includes('add-person') && <Button onClick={() => setAdding(true)}>{say('person.add')}</Button>}
      </div>
      <ListTable<Person>
        label={say('file.persons')}
        columns={columns(say)}
        rows={file.persons}
        rowKey={({ id }) => id}
        actions={
          mayDecide
            ? (row) => (
                <Button type="link" size="small" onClick={() => setDeciding(row)} aria-label={`${say('person.decide')} ${row.name}`}>
                  {say(row.role === null ? 'person.decide' : 'person.redecide')}
                </Button>
              )
            : undefined
        }
        loading={false}
        empty={<EmptyState title={say('file.personsEmpty')} hint={say('file.personsEmptyHint')} />}
      />
      {adding && <AddPersonDialog caseId={file.id} onClose={() => setAdding(false)} />}
      {deciding !== undefined && <RoleDialog caseId={file.id} person={deciding} onClose={() => setDeciding(undefined)} />}
    </section>
  );
}

function columns(say: ReturnType<typeof caseWords.use>): ListColumn<Person>[] {
  return [
    { key: 'name', title: say('person.name'), width: 110, render: (row) => row.name },
    { key: 'birthYear', title: say('person.birthYear'), width: 90, render: (row) => row.birthYear ?? '—' },
    { key: 'idNumber', title: say('person.idNumber'), width: 220, render: (row) => <PersonField personId={row.id} field="idNumber" masked={row.idNumber} /> },
    { key: 'phone', title: say('person.phone'), width: 170, render: (row) => <PersonField personId={row.id} field="phone" masked={row.phone} /> },
    { key: 'role', title: say('person.role'), render: (row) => <PersonRole decision={row.role} /> },
  ];
}
