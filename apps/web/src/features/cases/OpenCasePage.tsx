import { openCase, SchemeType, type Party } from '@qingyuan/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { domainWords } from '../../domain/words.ts';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { useSession } from '../../session/session.ts';
import { officersQuery } from './queries/officers.ts';
import { caseWords } from './words.ts';

interface Fields {
  readonly title: string;
  readonly cause: string;
  readonly areaCode: string;
  readonly officers: string[];
  readonly schemeTypes?: SchemeType[];
  readonly partyKind: Party['kind'];
  readonly partyName?: string;
}

/** Proposes a case for filing; from a lead it keeps the tie to it. */
export function OpenCasePage() {
  const say = caseWords.use();
  const { lead } = useSearch({ from: '/shell/cases/new' });
  const { area } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [id] = useState(newKey);
  const { data: officers } = useQuery(officersQuery);
  const propose = useCommand(openCase);
  const required = { required: true, message: say('open.required') };

  function send({ partyKind, partyName, schemeTypes = [], ...fields }: Fields) {
    const parties = partyName?.trim() ? [{ kind: partyKind, name: partyName }] : [];
    propose.mutate(
      { body: { id, ...fields, schemeTypes, parties, ...(lead === undefined ? {} : { leadId: lead }) } },
      {
        onSuccess: () => {
          void message.success(say('open.done'));
          void navigate({ to: '/cases/$caseId', params: { caseId: id }, replace: true });
        },
      },
    );
  }

  return (
    <section className="page-card narrow">
      <h1>{say('open.title')}</h1>
      <Form<Fields>
        layout="vertical"
        initialValues={{ areaCode: area.code, partyKind: 'firm' }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item
          name="title"
          label={say('open.name')}
          rules={[{ required: true, min: 4, message: say('open.nameShort') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="cause" label={say('open.cause')} rules={[{ ...required, min: 2 }]}>
          <Input maxLength={200} placeholder={say('open.causeHint')} />
        </Form.Item>
        <Form.Item name="areaCode" label={say('open.area')} rules={[required]}>
          <AreaSelect />
        </Form.Item>
        <Form.Item
          name="officers"
          label={say('open.officers')}
          extra={say('open.officersHint')}
          rules={[{ required: true, type: 'array', min: 2, message: say('open.officersFew') }]}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={(officers ?? []).map((one) => ({ value: one.id, label: `${one.name}（${one.agencyName}）` }))}
          />
        </Form.Item>
        <Form.Item name="schemeTypes" label={say('open.types')}>
          <Select
            mode="multiple"
            options={SchemeType.options.map((value) => ({ value, label: domainWords.lookUp('schemeType', value) }))}
          />
        </Form.Item>
        <Form.Item name="partyKind" label={say('open.partyKind')}>
          <Select
            options={(['firm', 'person', 'unknown'] as const).map((value) => ({
              value,
              label: caseWords.lookUp('party', value),
            }))}
          />
        </Form.Item>
        <Form.Item name="partyName" label={say('open.party')} extra={say('open.partyHint')}>
          <Input maxLength={100} />
        </Form.Item>
        {propose.error !== null && (
          <Alert className="form-problem" type="error" showIcon title={failureLine(propose.error)} />
        )}
        <Button type="primary" htmlType="submit" loading={propose.isPending}>
          {say('open.submit')}
        </Button>
      </Form>
    </section>
  );
}
