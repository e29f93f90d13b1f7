import { LeadGrade } from '@qingyuan/contract/leads';
import type { makeLeadOfObject } from '@qingyuan/contract/patrol';
import type { makeLeadOfFinding } from '@qingyuan/contract/screening';
import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../api/client.ts';
import { useCommand } from '../api/use-command.ts';
import { FormDialog } from './FormDialog.tsx';
import { domainWords } from './words.ts';

interface Fields {
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
}

interface Props {
  readonly endpoint: typeof makeLeadOfObject | typeof makeLeadOfFinding;
  /** The record that becomes a lead. */
  readonly id: string;
  readonly text: string;
  /** Filled in from the record. */
  readonly title: string;
  /** Line by line. */
  readonly summary: readonly string[];
  readonly onClose: () => void;
}

/** A record becomes a lead; title and summary are filled in from it and can be changed. */
export function MakeLeadDialog({ endpoint, id, text, title, summary, onClose }: Props) {
  const say = domainWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [leadId] = useState(newKey);
  const make = useCommand(endpoint);
  const send = (fields: Fields) =>
    make.mutate(
      { params: { id }, body: { leadId, ...fields } },
      {
        onSuccess: () => {
          void message.success(say('act.done', { act: say('makeLead.act') }));
          onClose();
        },
      },
    );
  return (
    <FormDialog<Fields>
      title={say('makeLead.act')}
      text={text}
      form={form}
      initial={{ title: title.slice(0, 100), summary: summary.join('\n').trim().slice(0, 2000), grade: 'ordinary' }}
      busy={make.isPending}
      error={make.error}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={say('makeLead.title')}
        rules={[{ required: true, whitespace: true, min: 4, message: say('makeLead.titleShort') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="summary"
        label={say('makeLead.summary')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('makeLead.summaryMissing') }]}
      >
        <Input.TextArea rows={6} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="grade" label={say('makeLead.grade')}>
        <Radio.Group
          options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
