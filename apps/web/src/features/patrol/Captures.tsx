import type { OnlineCapture } from '@qingyuan/contract/patrol';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { Button } from 'antd';
import { useState } from 'react';
import { Digests } from '../../domain/Digests.tsx';
import { Stack } from '../../lists/Stack.tsx';
import { instantText } from '../../time/time.ts';
import { sizeText } from '../cases/case-state.ts';
import { ExportDialog } from './ExportDialog.tsx';
import type { ObjectProps } from './ObjectPage.tsx';
import { patrolWords } from './words.ts';

/** What was fixed as evidence, with the digests by which it is checked. */
export function Captures({ object, can }: ObjectProps) {
  const say = patrolWords.use();
  const [taking, setTaking] = useState<OnlineCapture>();
  return (
    <section className="page-card" aria-label={say('detail.captures')}>
      <h2>{say('detail.captures')}</h2>
      {object.captures.length === 0 ? (
        <p className="quiet">{say('detail.capturesNone')}</p>
      ) : (
        <Rows<OnlineCapture>
          label={say('detail.captures')}
          columns={columns(say)}
          rows={object.captures}
          rowKey={({ id }) => id}
          empty={null}
          {...(can.includes('export')
            ? {
                actions: (row: OnlineCapture) => (
                  <Button type="link" onClick={() => setTaking(row)}>
                    {say('detail.export')}
                  </Button>
                ),
              }
            : {})}
        />
      )}
      {taking !== undefined && (
        <ExportDialog objectId={object.id} capture={taking} onClose={() => setTaking(undefined)} />
      )}
    </section>
  );
}

function columns(say: ReturnType<typeof patrolWords.use>): ListColumn<OnlineCapture>[] {
  return [
    {
      key: 'name',
      title: say('dialog.file'),
      fixed: true,
      render: (row) => (
        <Stack
          lines={[
            <span key="name" className="long-word">
              {row.name}
            </span>,
            sizeText(row.size),
          ]}
        />
      ),
    },
    {
      key: 'taken',
      title: say('dialog.takenAt'),
      width: 160,
      render: (row) => (
        <Stack
          lines={[
            <span key="at" className="num">
              {instantText(row.takenAt)}
            </span>,
            patrolWords.lookUp('method', row.method),
            row.officers.join('、'),
            row.witness === null ? '' : say('detail.witness', { name: row.witness }),
          ]}
        />
      ),
    },
    {
      key: 'digests',
      title: 'SHA-256 / SM3',
      width: 210,
      render: (row) => (
        <span className="digests">
          <Digests of={row} />
        </span>
      ),
    },
  ];
}
