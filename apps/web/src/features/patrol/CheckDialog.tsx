import { checkObject } from '@qingyuan/contract/patrol';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { FormDialog } from '../../domain/FormDialog.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields {
  readonly up: boolean;
  readonly note: string;
}

/** Is it up again? */
export function CheckDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const [form] = Form.useForm<Fields>();
  const [checkId] = useState(newKey);
  const check = useCommand(checkObject);
  const missing = say('dialog.missing');
  return (
    <FormDialog<Fields>
      title={say('action.check')}
      text={say('dialog.checkText')}
      form={form}
      initial={{}}
      busy={check.isPending}
      error={check.error}
      onFinish={(fields) =>
        check.mutate({ params: { id: object.id }, body: { checkId, ...fields } }, { onSuccess: onDone })
      }
      onClose={onClose}
    >
      <Form.Item name="up" label={say('dialog.up')} rules={[{ required: true, message: missing }]}>
        <Radio.Group
          options={[
            { value: false, label: say('detail.down') },
            { value: true, label: say('detail.up') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={say('dialog.note')}
        rules={[{ required: true, whitespace: true, min: 2, message: missing }]}
      >
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
