import { nameResponsible, type Responsibility } from '@qingyuan/contract/jurisdictions';
import { Alert, App, DatePicker, Form, Input, Modal, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { runningSince } from './terms.ts';
import { responsibilityWords } from './words.ts';

interface Fields extends Pick<Responsibility, 'areaCode' | 'kind' | 'name' | 'post'> {
  readonly from: Dayjs;
}

interface Props {
  readonly all: readonly Responsibility[];
  readonly areaCode: string;
  readonly onClose: () => void;
}

const DAY = 'YYYY-MM-DD';

export function NameDialog({ all, areaCode, onClose }: Props) {
  const say = responsibilityWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const name = useCommand(nameResponsible);
  const text = { required: true, whitespace: true, min: 2, message: say('form.required') };

  function send({ from, ...fields }: Fields) {
    name.mutate(
      { body: { id, ...fields, termFrom: from.format(DAY) } },
      {
        onSuccess: () => {
          void message.success(say('form.done'));
          onClose();
        },
      },
    );
  }

  function checkStart(from: Dayjs | null | undefined): Promise<void> {
    if (from == null) return Promise.reject(new Error(say('form.dateMissing')));
    const running = runningSince(all, form.getFieldsValue(['areaCode', 'kind']));
    return running !== undefined && from.format(DAY) <= running
      ? Promise.reject(new Error(say('form.dateEarly', { from: running })))
      : Promise.resolve();
  }

  return (
    <Modal
      open
      title={say('form.title')}
      okText={say('form.submit')}
      cancelText={say('form.cancel')}
      confirmLoading={name.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="ui-consequence">{say('form.consequence')}</p>
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={{ areaCode, kind: 'first' }}
        onFinish={send}
      >
        <Form.Item name="areaCode" label={say('form.area')} rules={[{ required: true, message: say('form.required') }]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item name="kind" label={say('form.kind')}>
          <Radio.Group
            options={(['first', 'direct'] as const).map((value) => ({ value, label: say(`list.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={say('form.person')} rules={[text]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="post" label={say('form.post')} rules={[text]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="from"
          label={say('form.from')}
          required
          dependencies={['areaCode', 'kind']}
          rules={[{ validator: (_rule, from: Dayjs | null | undefined) => checkStart(from) }]}
        >
          <DatePicker format={[DAY, 'YYYYMMDD']} />
        </Form.Item>
      </Form>
      {name.error !== null && <Alert type="error" showIcon title={failureLine(name.error)} />}
    </Modal>
  );
}
