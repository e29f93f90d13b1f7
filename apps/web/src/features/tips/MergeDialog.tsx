import { mergeTip } from '@qingyuan/contract/tips';
import { Field } from '@qingyuan/ui/Field.tsx';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../domain/CommandDialog.tsx';
import { dayText } from '../../time/time.ts';
import type { TipDialogProps } from './AcceptDialog.tsx';
import { earlierTipsQuery } from './queries/earlier-tips.ts';
import { tipWords } from './words.ts';

/** A duplicate goes into the tip that came first: only earlier ones are offered. */
export function MergeDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const [into, setInto] = useState('');
  const [text, setText] = useState('');
  const { data: earlier = [], isFetching } = useQuery(earlierTipsQuery(tip, text));
  return (
    <CommandDialog
      endpoint={mergeTip}
      inputs={(reason) => ({ params: { id: tip.id }, body: { into, reason } })}
      title={say('action.merge')}
      consequence={say('dialog.mergeText')}
      complete={into !== ''}
      onClose={onClose}
    >
      <Field label={say('dialog.mergeInto')} required>
        {(id) => (
          <Select
            id={id}
            className="full"
            showSearch={{ filterOption: false, onSearch: setText }}
            loading={isFetching}
            value={into === '' ? null : into}
            placeholder={say('dialog.mergeChoose')}
            options={earlier.map((one) => ({
              value: one.id,
              label: `${dayText(one.receivedAt)} ${one.title}（${one.areaName}）`,
            }))}
            onChange={(value: string | null) => setInto(value ?? '')}
          />
        )}
      </Field>
    </CommandDialog>
  );
}
