import type { EvidenceItem } from '@qingyuan/contract/evidence';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { Rows } from '@qingyuan/ui/list/Rows.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../../lists/Loaded.tsx';
import { Stack } from '../../../lists/Stack.tsx';
import { instantText } from '../../../time/time.ts';
import { sizeText } from '../../cases/case-state.ts';
import { EvidenceDialog } from '../../cases/EvidenceDialog.tsx';
import { evidenceQuery } from '../queries/evidence.ts';
import { schemeWords } from '../words.ts';

interface Props {
  readonly caseId: string;
  readonly onChoose: (evidenceId: string) => void;
}

export function ChooseEvidence({ caseId, onChoose }: Props) {
  const say = schemeWords.use();
  const [adding, setAdding] = useState(false);
  const add = <Button onClick={() => setAdding(true)}>{say('wizard.add')}</Button>;
  return (
    <section className="page-card" aria-label={say('wizard.stepEvidence')}>
      <div className="page-head">
        <p className="quiet">{say('wizard.choose')}</p>
        {add}
      </div>
      <Loaded result={useQuery(evidenceQuery(caseId))}>
        {(items) => (
          <Rows<EvidenceItem>
            label={say('wizard.stepEvidence')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: say('wizard.file'),
                fixed: true,
                width: 320,
                render: (row) => (
                  <Stack
                    lines={[
                      <span key="name" className="long-word">
                        {row.name}
                      </span>,
                      row.medium,
                    ]}
                  />
                ),
              },
              {
                key: 'size',
                title: say('wizard.size'),
                width: 100,
                align: 'right',
                render: (row) => sizeText(row.size),
              },
              {
                key: 'taken',
                title: say('wizard.taken'),
                width: 170,
                render: (row) => <span className="num">{instantText(row.takenAt)}</span>,
              },
            ]}
            actions={(row) => (
              <Button
                type="link"
                size="small"
                aria-label={`${say('wizard.use')} ${row.name}`}
                onClick={() => onChoose(row.id)}
              >
                {say('wizard.use')}
              </Button>
            )}
            empty={<EmptyState title={say('wizard.evidenceEmpty')} hint={say('wizard.evidenceEmptyHint')} />}
          />
        )}
      </Loaded>
      {adding && <EvidenceDialog caseId={caseId} onClose={() => setAdding(false)} />}
    </section>
  );
}
