import { dismissFinding } from '@qingyuan/contract/screening';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { FindingProps } from './FindingPage.tsx';
import { LeadDialog } from './LeadDialog.tsx';
import { screeningWords } from './words.ts';

const ACTS = ['make-lead', 'dismiss'] as const;

export function FindingActions({ finding, can }: FindingProps) {
  const say = screeningWords.use();
  const { message } = App.useApp();
  const [open, setOpen] = useState<(typeof ACTS)[number]>();
  const dismiss = useCommand(dismissFinding);
  const close = () => setOpen(undefined);
  function done(act: (typeof ACTS)[number]) {
    void message.success(say('dialog.done', { action: screeningWords.lookUp('action', act) }));
    close();
  }
  return (
    <div className="page-actions">
      {ACTS.filter((act) => can.includes(act)).map((act) => (
        <Button key={act} type={act === 'make-lead' ? 'primary' : 'default'} onClick={() => setOpen(act)}>
          {screeningWords.lookUp('action', act)}
        </Button>
      ))}
      <ReasonDialog
        open={open === 'dismiss'}
        title={say('action.dismiss')}
        confirmText={say('action.dismiss')}
        consequence={say('dialog.dismissText')}
        busy={dismiss.isPending}
        error={dismiss.error === null ? undefined : failureLine(dismiss.error)}
        onConfirm={(reason) =>
          dismiss.mutate({ params: { id: finding.id }, body: { reason } }, { onSuccess: () => done('dismiss') })
        }
        onCancel={close}
      />
      {open === 'make-lead' && <LeadDialog finding={finding} onDone={() => done('make-lead')} onClose={close} />}
    </div>
  );
}
