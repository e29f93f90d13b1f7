import { confirmLead, LeadGrade, type Assessment, type LeadDetail } from '@qingyuan/contract/leads';
import type { AssessmentDraft } from '@qingyuan/contract/lead-work';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Radio } from 'antd';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { ASSESSMENT_PARTS } from './LeadAssessment.tsx';
import { workQuery } from './queries/work.ts';
import { leadWords } from './words.ts';

export interface LeadDialogProps {
  readonly lead: LeadDetail;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

interface Fields extends Assessment {
  readonly grade: LeadGrade;
  readonly reason: string;
}

/** What the latest version of the assessment says of the five parts. */
function partsOf(latest: AssessmentDraft | undefined): Partial<Assessment> {
  return latest === undefined ? {} : Object.fromEntries(ASSESSMENT_PARTS.map((part) => [part, latest[part]]));
}

/** The five-part assessment that turns a lead into grounds for a case. */
export function ConfirmDialog({ lead, onDone, onClose }: LeadDialogProps) {
  const say = leadWords.use();
  const [form] = Form.useForm<Fields>();
  const latest = useQuery(workQuery(lead.id)).data?.data.assessments[0]?.parts;
  const confirm = useCommand(confirmLead);
  const rules = [{ required: true, whitespace: true, message: say('dialog.missing') }];

  function send({ grade, reason, ...assessment }: Fields) {
    confirm.mutate({ params: { id: lead.id }, body: { assessment, grade, reason } }, { onSuccess: onDone });
  }

  return (
    <Modal
      open
      width={680}
      title={say('action.confirm')}
      okText={say('action.confirm')}
      cancelText={say('dialog.cancel')}
      confirmLoading={confirm.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{say('dialog.confirmText')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...partsOf(latest), grade: lead.grade }}
        scrollToFirstError
        onFinish={send}
      >
        {ASSESSMENT_PARTS.map((part) => (
          <Form.Item key={part} name={part} label={say(`assessment.${part}`)} rules={rules}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} placeholder={say(`hint.${part}`)} />
          </Form.Item>
        ))}
        <Form.Item name="grade" label={say('dialog.grade')}>
          <Radio.Group
            options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={say('dialog.conclusion')}
          rules={[{ required: true, whitespace: true, min: 2, message: say('dialog.missing') }]}
        >
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
      </Form>
      {confirm.error !== null && <Alert type="error" showIcon title={failureLine(confirm.error)} />}
    </Modal>
  );
}
