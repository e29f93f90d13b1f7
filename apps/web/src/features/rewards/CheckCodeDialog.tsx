import { checkCode } from '@qingyuan/contract/rewards';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { RewardDialogProps } from './NotifyDialog.tsx';
import { rewardWords } from './words.ts';

interface Fields {
  readonly code: string;
  readonly pin: string;
}

/** Typed at the counter as the person reads it out; a wrong try is counted and said, and the dialog stays open. */
export function CheckCodeDialog({ reward, onClose }: RewardDialogProps) {
  const say = rewardWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [left, setLeft] = useState<number>();
  const check = useCommand(checkCode);
  const required = { required: true, whitespace: true, message: say('dialog.required') };

  function send(body: Fields) {
    check.mutate(
      { params: { id: reward.id }, body },
      {
        onSuccess: (answer) => {
          if (!answer.right) {
            setLeft(answer.triesLeft);
            form.setFieldValue('pin', '');
            return;
          }
          void message.success(say('dialog.right'));
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      open
      title={say('action.check_code')}
      okText={say('dialog.check')}
      cancelText={say('dialog.cancel')}
      confirmLoading={check.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="ui-consequence">{say('consequence.check_code')}</p>
      <Form<Fields> form={form} layout="vertical" autoComplete="off" onFinish={send}>
        <Form.Item name="code" label={say('dialog.code')} rules={[required]}>
          <Input className="num" maxLength={60} placeholder="7K2M-9QXD-0F3T-AB8W-5" spellCheck={false} />
        </Form.Item>
        <Form.Item name="pin" label={say('dialog.pin')} rules={[required]}>
          <Input className="num" maxLength={12} inputMode="numeric" />
        </Form.Item>
      </Form>
      {left !== undefined && (
        <Alert type="error" showIcon title={left > 0 ? say('dialog.wrong', { left }) : say('dialog.void')} />
      )}
      {check.error !== null && <Alert type="error" showIcon title={failureLine(check.error)} />}
    </Modal>
  );
}
