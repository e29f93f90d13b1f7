import { mergeTip } from '@qingyuan/contract/tips';
import { Field } from '@qingyuan/ui/Field.tsx';
import { ReasonDialog } from '@qingyuan/ui/ReasonDialog.tsx';
import { useQuery } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { dayText } from '../../time/time.ts';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { earlierTipsQuery } from './queries/earlier-tips.ts';
import { tipWords } from './words.ts';

/** A duplicate goes into the tip that came first: only earlier ones are offered. */
export function MergeDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const { message } = App.useApp();
  const [into, setInto] = useState<string>();
  const [text, setText] = useState('');
  const merge = useCommand(mergeTip);
  const { data: earlier = [], isFetching } = useQuery(earlierTipsQuery(tip, text));
  return (
    <ReasonDialog
      open
      title={say('action.merge')}
      confirmText={say('action.merge')}
      consequence={say('dialog.mergeText')}
      complete={into !== undefined}
      busy={merge.isPending}
      error={merge.error === null ? undefined : failureLine(merge.error)}
      onConfirm={(reason) => {
        if (into === undefined) return;
        merge.mutate(
          { params: { id: tip.id }, body: { into, reason } },
          {
            onSuccess: () => {
              void message.success(say('dialog.done', { action: say('action.merge') }));
              onClose();
            },
          },
        );
      }}
      onCancel={onClose}
    >
      <Field label={say('dialog.mergeInto')} required>
        {(id) => (
          <Select
            id={id}
            className="full"
            showSearch={{ filterOption: false, onSearch: setText }}
            loading={isFetching}
            value={into ?? null}
            placeholder={say('dialog.mergeChoose')}
            options={earlier.map((one) => ({
              value: one.id,
              label: `${dayText(one.receivedAt)} ${one.title}（${one.areaName}）`,
            }))}
            onChange={(value: string | null) => setInto(value ?? undefined)}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}
