import { referObject } from '@qingyuan/contract/patrol';
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { FormDialog } from '../../domain/FormDialog.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields {
  readonly number: string;
  readonly letterOn: Dayjs;
  readonly addressee: string;
  readonly request: string;
}

/** Number, date and request of the letter to the telecom regulator. */
export function ReferDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const [form] = Form.useForm<Fields>();
  const [referralId] = useState(newKey);
  const refer = useCommand(referObject);
  const rules = [{ required: true, whitespace: true, min: 2, message: say('dialog.missing') }];
  function send({ letterOn, ...rest }: Fields) {
    const body = { referralId, ...rest, letterOn: letterOn.format('YYYY-MM-DD') };
    refer.mutate({ params: { id: object.id }, body }, { onSuccess: onDone });
  }
  return (
    <FormDialog<Fields>
      title={say('action.refer')}
      text={say('dialog.referText')}
      form={form}
      initial={{ letterOn: dayjs(), addressee: say('dialog.addresseeDefault'), request: say('dialog.requestDefault') }}
      busy={refer.isPending}
      error={refer.error}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item name="number" label={say('dialog.number')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="letterOn"
        label={say('dialog.letterOn')}
        rules={[{ required: true, message: say('dialog.missing') }]}
      >
        <DatePicker format={['YYYY-MM-DD', 'YYYYMMDD']} />
      </Form.Item>
      <Form.Item name="addressee" label={say('dialog.addressee')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="request" label={say('dialog.request')} rules={rules}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
