import type { EvidenceItem } from '@qingyuan/contract/evidence';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { ListTable } from '@qingyuan/ui/list/ListTable.tsx';
import type { ListColumn } from '@qingyuan/ui/list/types';
import { Button, Typography } from 'antd';
import { useState } from 'react';
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
      <ListTable<EvidenceItem>
        label={say('file.evidence')}
        columns={columns(say)}
        rows={file.evidence}
        rowKey={({ id }) => id}
        actions={undefined}
        loading={false}
        empty={<EmptyState title={say('file.evidenceEmpty')} hint={say('file.evidenceEmptyHint')} />}
      />
      {adding && <EvidenceDialog caseId={file.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function columns(say: ReturnType<typeof caseWords.use>): ListColumn<EvidenceItem>[] {
  return [
    { key: 'name', title: say('evidence.name'), width: 230, render: (row) => <span className="long-word">{row.name}</span> },
    { key: 'medium', title: say('evidence.medium'), width: 190, render: (row) => [row.medium, row.sealNumber].filter(Boolean).join(' · ') },
    { key: 'method', title: say('evidence.method'), width: 130, render: (row) => caseWords.lookUp('method', row.method) },
    { key: 'size', title: say('evidence.size'), width: 90, align: 'right', render: (row) => <span className="num">{sizeText(row.size)}</span> },
    { key: 'hashes', title: say('evidence.hashes'), width: 240, render: (row) => <Digests row={row} /> },
    { key: 'taken', title: say('evidence.taken'), width: 140, render: (row) => <span className="num">{instantText(row.takenAt)}</span> },
    { key: 'officers', title: say('evidence.officers'), width: 130, render: (row) => row.officers.join('、') },
    { key: 'holder', title: say('evidence.holder'), width: 170, render: (row) => row.holder },
    { key: 'state', title: say('list.state'), width: 100, render: (row) => <StateTag tone={row.state === 'sealed' ? 'good' : 'neutral'}>{caseWords.lookUp('evidenceState', row.state)}</StateTag> },
  ];
}

/** Shortened to look at, whole to copy. */
function Digests({ row }: { readonly row: EvidenceItem }) {
  return (
    <span className="digests">
      {(['sha256', 'sm3'] as const).map((name) => (
        <Typography.Text key={name} copyable={{ text: row[name] }} title={row[name]}>
          {`${name === 'sm3' ? 'SM3' : 'SHA-256'} ${row[name].slice(0, 12)}…`}
        </Typography.Text>
      ))}
    </span>
  );
}
