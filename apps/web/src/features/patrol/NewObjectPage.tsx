import { OnlineKind, recordObject } from '@qingyuan/contract/patrol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../session/session.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { KnownObject } from './KnownObject.tsx';
import { patrolWords } from './words.ts';

interface Fields {
  readonly kind: OnlineKind;
  readonly address: string;
  readonly platform?: string;
  readonly name: string;
  readonly operator?: string;
  readonly icp?: string;
  readonly hostPlace?: string;
  readonly description?: string;
  readonly areaCode: string;
}

/** Enters a find; says at once when the same thing is known. */
export function NewObjectPage() {
  const say = patrolWords.use();
  const { patrol } = useSearch({ from: '/shell/patrol/new' });
  const { area } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [id] = useState(newKey);
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'website';
  const record = useCommand(recordObject);
  const required = { required: true, whitespace: true, message: say('form.required') };

  function send(fields: Fields) {
    record.mutate(
      { body: { id, ...fields, ...(patrol === undefined ? {} : { patrolId: patrol }) } },
      {
        onSuccess: (done) => {
          void message.success(say(done.known ? 'form.doneKnown' : 'form.done'));
          void navigate({ to: '/patrol/objects/$objectId', params: { objectId: done.id }, replace: true });
        },
      },
    );
  }

  return (
    <section className="page-card narrow">
      <h1>{say('form.objectTitle')}</h1>
      <p className="quiet">{say('form.objectIntro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ areaCode: area.code, kind: 'website' }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item name="kind" label={say('form.kind')}>
          <Radio.Group
            options={OnlineKind.options.map((value) => ({ value, label: patrolWords.lookUp('kind', value) }))}
          />
        </Form.Item>
        <Form.Item name="address" label={patrolWords.lookUp('addressOf', kind)} rules={[{ ...required, min: 2 }]}>
          <Input maxLength={500} />
        </Form.Item>
        {kind !== 'website' && (
          <Form.Item
            name="platform"
            label={patrolWords.lookUp('platformOf', kind)}
            rules={kind === 'app' ? [] : [required]}
          >
            <Input maxLength={100} />
          </Form.Item>
        )}
        <KnownObject form={form} />
        <Form.Item name="name" label={say('form.name')} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={say('form.description')}>
          <Input.TextArea rows={4} maxLength={4000} showCount placeholder={say('form.descriptionHint')} />
        </Form.Item>
        <Form.Item name="operator" label={say('form.operator')}>
          <Input maxLength={200} />
        </Form.Item>
        {(kind === 'website' || kind === 'app') && (
          <>
            <Form.Item name="icp" label={say('form.icp')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="hostPlace" label={say('form.hostPlace')}>
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
        <Form.Item name="areaCode" label={say('form.area')} rules={[{ required: true }]}>
          <AreaSelect />
        </Form.Item>
        {record.error !== null && (
          <Alert className="form-problem" type="error" showIcon title={failureLine(record.error)} />
        )}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {say('form.submit')}
        </Button>
      </Form>
    </section>
  );
}
