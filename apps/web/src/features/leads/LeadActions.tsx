import { LeadAction, refuteLead, startVerification, type LeadDetail } from '@qingyuan/contract/leads';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { leadWords } from './words.ts';

interface Props {
  readonly lead: LeadDetail;
  readonly can: readonly string[];
}

/** `take` happens by opening a case, `pass` by a hand-over; merging has its own panel. */
const STEPS = LeadAction.extract(['start', 'confirm', 'refute', 'hand-over']).options;

export function LeadActions({ lead, can }: Props) {
  const say = leadWords.use();
  const { message } = App.useApp();
  const [open, setOpen] = useState<(typeof STEPS)[number]>();
  const close = () => setOpen(undefined);
  const start = useCommand(startVerification);
  const refute = useCommand(refuteLead);

  function done(action: string) {
    void message.success(say('dialog.done', { action: leadWords.lookUp('action', action) }));
    close();
  }

  return (
    <div className="page-actions">
      {STEPS.filter((action) => can.includes(action)).map((action) => (
        <Button
          key={action}
          type={action === 'start' || action === 'confirm' ? 'primary' : 'default'}
          danger={action === 'refute'}
          onClick={() => setOpen(action)}
        >
          {leadWords.lookUp('action', action)}
        </Button>
      ))}
      {can.includes('open-case') && (
        <AppLink href={`/cases/new?lead=${lead.id}`} className="link-button is-primary">
          {say('action.open_case')}
        </AppLink>
      )}
      <Modal
        open={open === 'start'}
        title={say('action.start')}
        okText={say('action.start')}
        cancelText={say('dialog.cancel')}
        confirmLoading={start.isPending}
        onOk={() =>
          start.mutate(
            { params: { id: lead.id }, body: {} },
            { onSuccess: () => done('start'), onError: (error) => void message.error(failureLine(error)) },
          )
        }
        onCancel={close}
      >
        {say('dialog.startText')}
      </Modal>
      <ReasonDialog
        open={open === 'refute'}
        danger
        title={say('action.refute')}
        confirmText={say('action.refute')}
        consequence={say('dialog.refuteText')}
        busy={refute.isPending}
        error={refute.error === null ? undefined : failureLine(refute.error)}
        onConfirm={(reason) =>
          refute.mutate({ params: { id: lead.id }, body: { reason } }, { onSuccess: () => done('refute') })
        }
        onCancel={close}
      />
      {open === 'confirm' && <ConfirmDialog lead={lead} onDone={() => done('confirm')} onClose={close} />}
      {open === 'hand-over' && <HandOverDialog lead={lead} onDone={() => done('hand-over')} onClose={close} />}
    </div>
  );
}
