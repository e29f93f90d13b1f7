import type { EvidenceItem } from '@qingyuan/contract/evidence';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { Button } from 'antd';
import { useState } from 'react';
import { Digests } from '../../domain/Digests.tsx';
import { Stack } from '../../lists/Stack.tsx';
import { instantText } from '../../time/time.ts';
import type { CaseFileProps } from './CaseFilePage.tsx';
import { sizeText } from './case-state.ts';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { caseWords } from './words.ts';

export function CaseEvidence({ file, can }: CaseFileProps) {
  const say = caseWords.use();
  const [adding, setAdding] = useState(false);
  return (
    <section className="page-card" aria-label={say('file.evidence')}>
      <div className="page-head">
        <h2>{say('file.evidence')}</h2>
        {can.includes('add-evidence') && <Button onClick={() => setAdding(true)}>{say('evidence.add')}</Button>}
      </div>
      <Rows<EvidenceItem>
        label={say('file.evidence')}
        columns={columns(say)}
        rows={file.evidence}
        rowKey={({ id }) => id}
        empty={<EmptyState title={say('file.evidenceEmpty')} hint={say('file.evidenceEmptyHint')} />}
      />
      {adding && <EvidenceDialog caseId={file.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function columns(say: ReturnType<typeof caseWords.use>): ListColumn<EvidenceItem>[] {
  return [
    {
      key: 'name',
      title: say('evidence.name'),
      width: 230,
      render: (row) => (
        <Stack
          lines={[
            <span key="name" className="long-word">
              {row.name}
            </span>,
            row.medium,
            row.sealNumber,
          ]}
        />
      ),
    },
    {
      key: 'taken',
      title: say('evidence.taken'),
      width: 150,
      render: (row) => (
        <Stack
          lines={[
            <span key="at" className="num">
              {instantText(row.takenAt)}
            </span>,
            caseWords.lookUp('method', row.method),
            row.officers.join('、'),
            row.witness === null ? '' : `${say('evidence.witness')}：${row.witness}`,
          ]}
        />
      ),
    },
    {
      key: 'hashes',
      title: say('evidence.hashes'),
      width: 210,
      render: (row) => (
        <span className="digests">
          <span className="num">{sizeText(row.size)}</span>
          <Digests of={row} />
        </span>
      ),
    },
    {
      key: 'holder',
      title: say('evidence.holder'),
      width: 150,
      render: (row) => <Stack lines={[<EvidenceTag key="state" row={row} />, row.holder]} />,
    },
  ];
}

function EvidenceTag({ row }: { readonly row: EvidenceItem }) {
  return (
    <StateTag tone={row.state === 'sealed' ? 'good' : 'neutral'}>
      {caseWords.lookUp('evidenceState', row.state)}
    </StateTag>
  );
}
