import { payReward, PaymentMeans } from '@qingyuan/contract/rewards';
import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import type { z } from 'zod';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import type { RewardDialogProps } from './NotifyDialog.tsx';
import { yuanText } from './reward-state.ts';
import { rewardWords } from './words.ts';

interface Fields {
  readonly means: z.infer<typeof PaymentMeans>;
  readonly voucher: string;
}

/** The second officer confirms what was paid and by which voucher. */
export function PayDialog({ reward, onClose }: RewardDialogProps) {
  const say = rewardWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const pay = useCommand(payReward);
  const { way } = reward.collection;
  const fits = PaymentMeans.options.filter(
    (means) => way === 'identity' || means === (way === 'account' ? 'transfer' : 'cash'),
  );

  function send(body: Fields) {
    pay.mutate(
      { params: { id: reward.id }, body },
      {
        onSuccess: () => {
          void message.success(say('dialog.done', { action: say('action.pay') }));
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      open
      title={say('action.pay')}
      okText={say('action.pay')}
      cancelText={say('dialog.cancel')}
      confirmLoading={pay.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="ui-consequence">
        {say('consequence.pay', { amount: yuanText(reward.amountFen), checked: reward.collection.checkedBy ?? '' })}
      </p>
      <Form<Fields> form={form} layout="vertical" autoComplete="off" initialValues={{ means: fits[0] }} onFinish={send}>
        <Form.Item name="means" label={say('dialog.means')}>
          <Radio.Group options={fits.map((value) => ({ value, label: say(`means.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="voucher"
          label={say('dialog.voucher')}
          rules={[{ required: true, min: 2, whitespace: true, message: say('dialog.required') }]}
        >
          <Input maxLength={60} placeholder={say('dialog.voucherHint')} />
        </Form.Item>
      </Form>
      {pay.error !== null && <Alert type="error" showIcon title={failureLine(pay.error)} />}
    </Modal>
  );
}
