import { createUser } from '@qingyuan/contract/jurisdictions';
import type { Role } from '@qingyuan/contract/roles';
import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { agenciesQuery } from './queries/agencies.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { SecretDialog } from './SecretDialog.tsx';
import { userWords } from './words.ts';

interface Fields {
  readonly account: string;
  readonly name: string;
  readonly agencyId: string;
  readonly roles: Role[];
  readonly password: string;
}

export function AddUserDialog({ onClose }: { readonly onClose: () => void }) {
  const say = userWords.use();
  const [form] = Form.useForm<Fields>();
  const [id] = useState(newKey);
  const add = useCommand(createUser);
  const { data: agencies = [] } = useQuery(agenciesQuery);
  const rules = [{ required: true, message: say('form.required') }];
  if (add.isSuccess)
    return <SecretDialog account={add.variables.body.account} otpauthUri={add.data.otpauthUri} onClose={onClose} />;
  return (
    <Modal
      open
      title={say('list.new')}
      okText={say('form.submit')}
      cancelText={say('dialog.cancel')}
      confirmLoading={add.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        autoComplete="off"
        onFinish={(fields) => add.mutate({ body: { id, ...fields } })}
      >
        <Form.Item name="name" label={say('form.name')} rules={rules}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="account"
          label={say('form.account')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9.-]{2,40}$/u, message: say('form.accountHint') }]}
        >
          <Input maxLength={41} />
        </Form.Item>
        <Form.Item name="agencyId" label={say('form.agency')} rules={rules}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={agencies.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item
          name="roles"
          label={say('form.roles')}
          rules={[{ required: true, type: 'array', min: 1, message: say('dialog.rolesMissing') }]}
        >
          <RoleSelect />
        </Form.Item>
        <Form.Item name="password" label={say('form.password')} extra={say('form.passwordHint')} rules={rules}>
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
      </Form>
      {add.error !== null && <Alert type="error" showIcon title={failureLine(add.error)} />}
    </Modal>
  );
}
