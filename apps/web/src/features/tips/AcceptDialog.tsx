import { acceptTip, type TipDetail } from '@qingyuan/contract/tips';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { tipWords } from './words.ts';

export interface TipDialogProps {
  readonly tip: TipDetail;
  readonly onClose: () => void;
}

interface Fields {
  readonly title: string;
  readonly summary: string;
  readonly areaCode: string;
}

/** The tip becomes a lead; the officer writes it anew, so that no word of the reporter goes along by itself. */
export function AcceptDialog({ tip, onClose }: TipDialogProps) {
  const say = tipWords.use();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [leadId] = useState(newKey);
  const accept = useCommand(acceptTip);

  function send(fields: Fields) {
    accept.mutate(
      { params: { id: tip.id }, body: { leadId, ...fields } },
      {
        onSuccess: (answer) => {
          void message.success(say('dialog.done', { action: say('action.accept') }));
          onClose();
          void navigate({ to: '/leads/$leadId', params: { leadId: answer.leadId } });
        },
      },
    );
  }

  return (
    <Modal
      open
      title={say('action.accept')}
      okText={say('action.accept')}
      cancelText={say('dialog.cancel')}
      confirmLoading={accept.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{say('dialog.acceptText')}</p>
      <Form form={form} layout="vertical" initialValues={{ title: tip.title, areaCode: tip.areaCode }} onFinish={send}>
        <Form.Item
          name="title"
          label={say('dialog.leadTitle')}
          rules={[{ required: true, min: 4, whitespace: true, message: say('dialog.leadTitleShort') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="summary"
          label={say('dialog.leadSummary')}
          rules={[{ required: true, min: 2, whitespace: true, message: say('dialog.leadSummaryMissing') }]}
        >
          <Input.TextArea rows={5} maxLength={2000} showCount placeholder={say('dialog.leadSummaryHint')} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')}>
          <AreaSelect />
        </Form.Item>
      </Form>
      {accept.error !== null && <Alert type="error" showIcon title={failureLine(accept.error)} />}
    </Modal>
  );
}
