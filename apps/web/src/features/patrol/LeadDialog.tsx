import { LeadGrade } from '@qingyuan/contract/leads';
import { makeLeadOfObject } from '@qingyuan/contract/patrol';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { FormDialog } from '../../domain/FormDialog.tsx';
import { domainWords } from '../../domain/words.ts';
import { disguiseText } from './object-columns.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields {
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
}

/** The object becomes a lead; title and summary are filled in from it. */
export function LeadDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const [form] = Form.useForm<Fields>();
  const [leadId] = useState(newKey);
  const make = useCommand(makeLeadOfObject);
  const kind = patrolWords.lookUp('kind', object.kind);
  const summary = [
    `${kind} ${object.name}`,
    `${say('column.address')}：${object.address}`,
    ...(object.disguises.length === 0 ? [] : [`${say('column.disguises')}：${disguiseText(object.disguises)}`]),
    ...(object.operator === '' ? [] : [`${say('form.operator')}：${object.operator}`]),
    object.description,
  ];
  return (
    <FormDialog<Fields>
      title={say('action.make_lead')}
      text={say('dialog.leadText')}
      form={form}
      initial={{
        title: `${kind}“${object.name}”`.slice(0, 100),
        summary: summary.join('\n').trim().slice(0, 2000),
        grade: 'ordinary',
      }}
      busy={make.isPending}
      error={make.error}
      onFinish={(fields) =>
        make.mutate({ params: { id: object.id }, body: { leadId, ...fields } }, { onSuccess: onDone })
      }
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={say('dialog.leadTitle')}
        rules={[{ required: true, whitespace: true, min: 4, message: say('dialog.leadShort') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="summary"
        label={say('dialog.leadSummary')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('dialog.missing') }]}
      >
        <Input.TextArea rows={6} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="grade" label={say('dialog.leadGrade')}>
        <Radio.Group
          options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
