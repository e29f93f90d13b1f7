import { AgencyKind, createAgency, type Agency } from '@qingyuan/contract/jurisdictions';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { userWords } from './words.ts';

type Fields = Pick<Agency, 'name' | 'kind' | 'areaCode'>;

export function AddAgencyDialog({ onClose }: { readonly onClose: () => void }) {
  const say = userWords.use();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const add = useCommand(createAgency);
  const required = { required: true, message: say('form.required') };

  function send(fields: Fields) {
    add.mutate(
      { body: { id, ...fields } },
      {
        onSuccess: () => {
          void message.success(say('agency.done'));
          onClose();
        },
      },
    );
  }

  return (
    <Modal
      open
      title={say('agency.new')}
      okText={say('agency.submit')}
      cancelText={say('dialog.cancel')}
      confirmLoading={add.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" autoComplete="off" onFinish={send}>
        <Form.Item
          name="name"
          label={say('agency.name')}
          extra={say('agency.nameHint')}
          rules={[{ ...required, whitespace: true, min: 2 }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="kind" label={say('agency.kind')} rules={[required]}>
          <Select options={AgencyKind.options.map((value) => ({ value, label: say(`agencyKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('column.area')} rules={[required]}>
          <AreaSelect />
        </Form.Item>
      </Form>
      {add.error !== null && <Alert type="error" showIcon title={failureLine(add.error)} />}
    </Modal>
  );
}
