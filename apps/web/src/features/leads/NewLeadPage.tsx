import { createLead, LeadGrade, LeadSource } from '@qingyuan/contract/leads';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { useSession } from '../../session/session.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { PlaceRecurrence } from '../recurrence/RecurrenceNotice.tsx';
import { workWords } from './lead-words.ts';
import { leadWords } from './words.ts';

const SOURCES = LeadSource.exclude(['tip']);

interface Fields {
  readonly areaCode: string;
  readonly source: (typeof SOURCES.options)[number];
  readonly grade: LeadGrade;
  readonly title: string;
  readonly summary: string;
  readonly place?: string;
  readonly agency?: string;
  readonly paperNumber?: string;
  readonly paperDate?: string;
}

function originOf(agency: string, paperNumber = '', paperDate = '') {
  return { agency, paperNumber, ...(paperDate === '' ? {} : { paperDate }) };
}

/** Registers a lead that does not come from a tip. */
export function NewLeadPage() {
  const say = leadWords.use();
  const { area } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [id] = useState(newKey);
  const [form] = Form.useForm<Fields>();
  const source = Form.useWatch('source', form);
  const register = useCommand(createLead);
  const required = { required: true, message: say('form.required') };

  function send({ place = '', agency, paperNumber, paperDate, ...fields }: Fields) {
    const from = agency === undefined ? {} : { from: originOf(agency, paperNumber, paperDate) };
    const marks = place.trim() === '' ? [] : [{ kind: 'place' as const, text: place }];
    register.mutate(
      { body: { id, ...fields, ...from, marks } },
      {
        onSuccess: () => {
          void message.success(say('form.done'));
          void navigate({ to: '/leads/$leadId', params: { leadId: id }, replace: true });
        },
      },
    );
  }

  return (
    <section className="page-card narrow">
      <h1>{say('form.title')}</h1>
      <p className="quiet">{say('form.intro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ areaCode: area.code, grade: 'ordinary' }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item name="source" label={say('list.source')} rules={[required]}>
          <Select
            options={SOURCES.options.map((value) => ({ value, label: domainWords.lookUp('leadSource', value) }))}
          />
        </Form.Item>
        {source === 'handed_over' && (
          <>
            <Form.Item name="agency" label={workWords.say('origin.agency')} rules={[{ ...required, min: 2 }]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="paperNumber" label={workWords.say('origin.number')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="paperDate" label={workWords.say('origin.date')}>
              <Input type="date" />
            </Form.Item>
          </>
        )}
        <Form.Item
          name="title"
          label={say('form.name')}
          rules={[{ required: true, min: 4, whitespace: true, message: say('form.nameShort') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="summary" label={say('form.summary')} rules={[{ ...required, whitespace: true, min: 2 }]}>
          <Input.TextArea rows={6} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="place" label={say('form.place')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item noStyle dependencies={['place', 'areaCode']}>
          {({ getFieldValue }) => (
            <PlaceRecurrence
              areaCode={String(getFieldValue('areaCode') ?? '')}
              address={String(getFieldValue('place') ?? '')}
            />
          )}
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')} rules={[required]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item name="grade" label={say('list.grade')}>
          <Radio.Group
            options={LeadGrade.options.map((value) => ({ value, label: domainWords.lookUp('leadGrade', value) }))}
          />
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
