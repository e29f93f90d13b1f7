import { CaseAction, noteCase } from '@qingyuan/contract/cases';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { App, Button } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { CASE_STEPS } from './case-actions.ts';
import type { CaseFileProps } from './CaseFilePage.tsx';
import { CaseStepDialog } from './CaseStepDialog.tsx';
import { caseWords } from './words.ts';

/** The buttons that the server allows, each leading to a dialog that says what will happen. */
export function CaseActions({ file, can }: CaseFileProps) {
  const say = caseWords.use();
  const [open, setOpen] = useState<CaseAction | 'note'>();
  const steps = CaseAction.options.filter((action) => can.includes(action));
  return (
    <div className="page-actions">
      {can.includes('analyse') && (
        <AppLink href={`/schemes/new?case=${file.id}`} className="link-button">
          {say('file.analyse')}
        </AppLink>
      )}
      {can.includes('note') && <Button onClick={() => setOpen('note')}>{say('file.note')}</Button>}
      {steps.map((action) => (
        <Button
          key={action}
          type={CASE_STEPS[action].danger === true ? 'default' : 'primary'}
          danger={CASE_STEPS[action].danger === true}
          onClick={() => setOpen(action)}
        >
          {caseWords.lookUp('action', action)}
        </Button>
      ))}
      <NoteDialog caseId={file.id} open={open === 'note'} onClose={() => setOpen(undefined)} />
      {open !== undefined && open !== 'note' && (
        <CaseStepDialog key={open} caseId={file.id} action={open} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

interface NoteProps {
  readonly caseId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

function NoteDialog({ caseId, open, onClose }: NoteProps) {
  const say = caseWords.use();
  const { message } = App.useApp();
  const note = useCommand(noteCase);
  return (
    <ReasonDialog
      open={open}
      title={say('dialog.note')}
      consequence={say('dialog.noteText')}
      reasonLabel={say('dialog.noteLabel')}
      busy={note.isPending}
      error={note.error === null ? undefined : failureLine(note.error)}
      onConfirm={(text) =>
        note.mutate(
          { params: { id: caseId }, body: { text } },
          {
            onSuccess: () => {
              void message.success(say('dialog.noteDone'));
              onClose();
            },
          },
        )
      }
      onCancel={onClose}
    />
  );
}
