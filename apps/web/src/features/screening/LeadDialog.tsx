import { LeadGrade } from '@qingyuan/contract/leads';
import { makeLeadOfFinding } from '@qingyuan/contract/screening';
import { Alert, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { textLanguage } from '../../i18n/i18n.ts';
import type { FindingProps } from './FindingPage.tsx';
import { groundsText } from './reason-text.ts';
import { screeningWords } from './words.ts';

interface Props extends Pick<FindingProps, 'finding'> {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly title: string;
  readonly summary: string;
  readonly grade: LeadGrade;
}

/** The finding becomes a lead; title and summary are filled in from its reasons. */
export function LeadDialog({ finding, onDone, onClose }: Props) {
  const say = screeningWords.use();
  const [form] = Form.useForm<Fields>();
  const [leadId] = useState(newKey);
  const make = useCommand(makeLeadOfFinding);
  const language = textLanguage();
  const summary = [
    [finding.name, finding.code, finding.address].filter((part) => part !== '').join('，'),
    ...finding.reasons.map((reason) => `${reason.title[language]}：${groundsText(reason)}`),
  ].join('\n');
  const initial = {
    title: say('dialog.titleOf', { name: finding.name }).slice(0, 100),
    summary: summary.slice(0, 2000),
  };
  return (
    <Modal
      open
      title={say('action.make_lead')}
      okText={say('action.make_lead')}
      cancelText={say('dialog.cancel')}
      confirmLoading={make.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="quiet">{say('dialog.leadText')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ ...initial, grade: 'ordinary' }}
        onFinish={(fields) =>
          make.mutate({ params: { id: finding.id }, body: { leadId, ...fields } }, { onSuccess: onDone })
        }
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
          <Input.TextArea rows={7} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="grade" label={say('dialog.leadGrade')}>
          <Radio.Group
            options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
          />
        </Form.Item>
      </Form>
      {make.error !== null && <Alert type="error" showIcon title={failureLine(make.error)} />}
    </Modal>
  );
}
