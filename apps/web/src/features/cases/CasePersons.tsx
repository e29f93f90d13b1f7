import type { Person } from '@qingyuan/contract/persons';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { Button } from 'antd';
import { useState } from 'react';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import type { CaseFileProps } from './CaseFilePage.tsx';
import { PersonField } from './PersonField.tsx';
import { Stack } from '../../lists/Stack.tsx';
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
      <Rows<Person>
        label={say('file.persons')}
        columns={columns(say)}
        rows={file.persons}
        rowKey={({ id }) => id}
        actions={
          mayDecide
            ? (row) => (
                <Button
                  type="link"
                  size="small"
                  onClick={() => setDeciding(row)}
                  aria-label={`${say('person.decide')} ${row.name}`}
                >
                  {say(row.role === null ? 'person.decide' : 'person.redecide')}
                </Button>
              )
            : undefined
        }
        empty={<EmptyState title={say('file.personsEmpty')} hint={say('file.personsEmptyHint')} />}
      />
      {adding && <AddPersonDialog caseId={file.id} onClose={() => setAdding(false)} />}
      {deciding !== undefined && (
        <RoleDialog caseId={file.id} person={deciding} onClose={() => setDeciding(undefined)} />
      )}
    </section>
  );
}

function columns(say: ReturnType<typeof caseWords.use>): ListColumn<Person>[] {
  return [
    {
      key: 'name',
      title: say('person.name'),
      width: 100,
      render: (row) => (
        <Stack lines={[row.name, row.birthYear === null ? '' : say('person.born', { year: row.birthYear })]} />
      ),
    },
    {
      key: 'fields',
      title: say('person.fields'),
      width: 220,
      render: (row) => (
        <div className="stack">
          <PersonField personId={row.id} field="idNumber" masked={row.idNumber} />
          <PersonField personId={row.id} field="phone" masked={row.phone} />
        </div>
      ),
    },
    { key: 'role', title: say('person.role'), width: 300, render: (row) => <PersonRole decision={row.role} /> },
  ];
}
