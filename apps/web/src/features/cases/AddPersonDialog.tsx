import { addPerson } from '@qingyuan/contract/persons';
import { Alert, App, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { caseWords } from './words.ts';

interface Fields {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly birthYear?: number | null;
}

interface Props {
  readonly caseId: string;
  readonly onClose: () => void;
}

export function AddPersonDialog({ caseId, onClose }: Props) {
  const say = caseWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const add = useCommand(addPerson);

  function send({ name, idNumber, phone, birthYear }: Fields) {
    const known = {
      ...(idNumber ? { idNumber } : {}),
      ...(phone ? { phone } : {}),
      ...(birthYear == null ? {} : { birthYear }),
    };
    add.mutate(
      { params: { caseId }, body: { id, name, ...known } },
      {
        onSuccess: (answer) => {
          void message.success(say(answer.known ? 'person.addKnown' : 'person.addDone'));
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      open
      title={say('person.add')}
      okText={say('person.save')}
      cancelText={say('person.cancel')}
      confirmLoading={add.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="quiet">{say('person.addNotice')}</p>
      <Form form={form} layout="vertical" autoComplete="off" onFinish={send}>
        <Form.Item
          name="name"
          label={say('person.name')}
          rules={[{ required: true, whitespace: true, message: say('person.nameMissing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="idNumber" label={say('person.idNumber')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="phone" label={say('person.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        <Form.Item name="birthYear" label={say('person.birthYear')}>
          <InputNumber min={1900} max={2100} precision={0} controls={false} />
        </Form.Item>
      </Form>
      {add.error !== null && <Alert type="error" showIcon title={failureLine(add.error)} />}
    </Modal>
  );
}
