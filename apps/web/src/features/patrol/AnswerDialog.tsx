import { answerReferral, TelecomMeasure } from '@qingyuan/contract/patrol';
import { Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCommand } from '../../api/use-command.ts';
import { FormDialog } from '../../domain/FormDialog.tsx';
import { MomentPicker } from '../../time/MomentPicker.tsx';
import type { ObjectDialogProps } from './ObjectActions.tsx';
import { patrolWords } from './words.ts';

interface Fields {
  readonly measure: TelecomMeasure;
  readonly answer: string;
  readonly answeredAt: Dayjs;
}

/** What the telecom regulator did. */
export function AnswerDialog({ object, onClose, onDone }: ObjectDialogProps) {
  const say = patrolWords.use();
  const [form] = Form.useForm<Fields>();
  const answer = useCommand(answerReferral);
  const missing = say('dialog.missing');
  return (
    <FormDialog<Fields>
      title={say('action.answer')}
      text={say('dialog.answerText')}
      form={form}
      initial={{ answeredAt: dayjs() }}
      busy={answer.isPending}
      error={answer.error}
      onFinish={({ answeredAt, ...rest }) =>
        answer.mutate(
          { params: { id: object.id }, body: { ...rest, answeredAt: answeredAt.format() } },
          { onSuccess: onDone },
        )
      }
      onClose={onClose}
    >
      <Form.Item name="measure" label={say('dialog.measure')} rules={[{ required: true, message: missing }]}>
        <Radio.Group
          options={TelecomMeasure.options.map((value) => ({ value, label: patrolWords.lookUp('measure', value) }))}
        />
      </Form.Item>
      <Form.Item
        name="answer"
        label={say('dialog.answer')}
        rules={[{ required: true, whitespace: true, min: 2, message: missing }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="answeredAt" label={say('dialog.answeredAt')} rules={[{ required: true, message: missing }]}>
        <MomentPicker />
      </Form.Item>
    </FormDialog>
  );
}
