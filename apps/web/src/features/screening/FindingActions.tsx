import { dismissFinding } from '@qingyuan/contract/screening';
import { Button } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import type { FindingProps } from './FindingPage.tsx';
import { LeadDialog } from './LeadDialog.tsx';
import { screeningWords } from './words.ts';

const ACTS = ['make-lead', 'dismiss'] as const;

export function FindingActions({ finding, can }: FindingProps) {
  const say = screeningWords.use();
  const [open, setOpen] = useState<(typeof ACTS)[number]>();
  const close = () => setOpen(undefined);
  return (
    <div className="page-actions">
      {ACTS.filter((act) => can.includes(act)).map((act) => (
        <Button key={act} type={act === 'make-lead' ? 'primary' : 'default'} onClick={() => setOpen(act)}>
          {screeningWords.lookUp('action', act)}
        </Button>
      ))}
      {open === 'dismiss' && (
        <CommandDialog
          endpoint={dismissFinding}
          inputs={(reason) => ({ params: { id: finding.id }, body: { reason } })}
          title={say('action.dismiss')}
          consequence={say('dialog.dismissText')}
          onClose={close}
        />
      )}
      {open === 'make-lead' && <LeadDialog finding={finding} onClose={close} />}
    </div>
  );
}
