import { registerTip, TIP_LIMITS, TipChannel, TipKind } from '@qingyuan/contract/tips';
import type { ReporterIdentity } from '@qingyuan/contract/tips-identity';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { useSession } from '../../session/session.ts';
import { MomentPicker } from '../../time/MomentPicker.tsx';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { PlaceRecurrence } from '../recurrence/RecurrenceNotice.tsx';
import { DetailFields, type DetailValues, toDetails } from './DetailFields.tsx';
import { IdentityFields } from './IdentityFields.tsx';
import { tipWords } from './words.ts';

const CHANNELS = TipChannel.exclude(['web']);

interface Fields {
  readonly areaCode: string;
  readonly channel: (typeof CHANNELS.options)[number];
  readonly kind: TipKind;
  readonly what: string;
  readonly place?: string;
  readonly who?: string;
  readonly identity?: ReporterIdentity;
  readonly details?: DetailValues;
  readonly receivedAt?: Dayjs | null;
}

/** Enters a tip that came by another way than the tip line. */
export function NewTipPage() {
  const say = tipWords.use();
  const { area } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [id] = useState(newKey);
  const register = useCommand(registerTip);
  const required = { required: true, message: say('form.required') };

  function send({ receivedAt, details, ...fields }: Fields) {
    const more = receivedAt == null ? {} : { receivedAt: receivedAt.format() };
    register.mutate(
      { body: { id, ...fields, ...more, details: toDetails(details) } },
      {
        onSuccess: () => {
          void message.success(say('form.done'));
          void navigate({ to: '/tips/$tipId', params: { tipId: id }, replace: true });
        },
      },
    );
  }

  return (
    <section className="page-card narrow">
      <h1>{say('form.title')}</h1>
      <p className="quiet">{say('form.intro')}</p>
      <Form<Fields>
        layout="vertical"
        autoComplete="off"
        initialValues={{ areaCode: area.code, channel: 'phone' }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item name="channel" label={say('list.channel')} rules={[required]}>
          <Select options={CHANNELS.options.map((value) => ({ value, label: domainWords.lookUp('channel', value) }))} />
        </Form.Item>
        <DetailFields />
        <Form.Item name="kind" label={say('list.kind')} rules={[required]}>
          <Select options={TipKind.options.map((value) => ({ value, label: domainWords.lookUp('tipKind', value) }))} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')} rules={[required]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item
          name="what"
          label={say('form.what')}
          rules={[{ required: true, min: 4, whitespace: true, message: say('form.whatShort') }]}
        >
          <Input.TextArea rows={6} maxLength={TIP_LIMITS.what} showCount />
        </Form.Item>
        <Form.Item name="place" label={say('form.place')}>
          <Input maxLength={TIP_LIMITS.place} />
        </Form.Item>
        <Form.Item noStyle dependencies={['place', 'areaCode']}>
          {({ getFieldValue }) => (
            <PlaceRecurrence
              areaCode={String(getFieldValue('areaCode') ?? '')}
              address={String(getFieldValue('place') ?? '')}
            />
          )}
        </Form.Item>
        <Form.Item name="who" label={say('form.who')}>
          <Input maxLength={TIP_LIMITS.who} />
        </Form.Item>
        <IdentityFields />
        <Form.Item name="receivedAt" label={say('form.receivedAt')}>
          <MomentPicker />
        </Form.Item>
        {register.error !== null && (
          <Alert className="form-problem" type="error" showIcon title={failureLine(register.error)} />
        )}
        <Button type="primary" htmlType="submit" loading={register.isPending}>
          {say('form.submit')}
        </Button>
      </Form>
    </section>
  );
}
