import { recordPatrol } from '@qingyuan/contract/patrol';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { useSession } from '../../session/session.ts';
import { MOMENT_FORMATS } from '../../time/MomentPicker.tsx';
import { AreaSelect } from '../areas/AreaSelect.tsx';
import { useDisguises } from './use-disguises.ts';
import { patrolWords } from './words.ts';

interface Fields {
  readonly areaCode: string;
  readonly platform: string;
  readonly words: readonly string[];
  readonly time: readonly [Dayjs, Dayjs];
  readonly result: string;
}

/** Enters an online patrol; the dictionary offers the words to look for. */
export function NewPatrolPage() {
  const say = patrolWords.use();
  const { area } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [id] = useState(newKey);
  const [form] = Form.useForm<Fields>();
  const record = useCommand(recordPatrol);
  const required = { required: true, message: say('form.required') };

  function send({ time: [from, to], words, ...rest }: Fields) {
    const body = { id, ...rest, words: [...words], beganAt: from.format(), endedAt: to.format() };
    record.mutate(
      { body },
      {
        onSuccess: () => {
          void message.success(say('form.done'));
          void navigate({ to: '/patrol/log/$patrolId', params: { patrolId: id }, replace: true });
        },
      },
    );
  }

  return (
    <section className="page-card narrow">
      <h1>{say('form.logTitle')}</h1>
      <p className="quiet">{say('form.logIntro')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ areaCode: area.code, words: [], time: [dayjs().subtract(1, 'hour'), dayjs()] }}
        scrollToFirstError
        onFinish={send}
      >
        <Form.Item name="platform" label={say('log.platform')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={100} placeholder={say('form.platformHint')} />
        </Form.Item>
        <Form.Item name="words" label={say('form.words')} rules={[{ ...required, type: 'array', min: 1 }]}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',']}
            placeholder={say('form.wordsHint')}
          />
        </Form.Item>
        <Suggestions onPick={(word) => form.setFieldValue('words', including(form.getFieldValue('words'), word))} />
        <Form.Item name="time" label={say('form.time')} rules={[required]}>
          <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format={MOMENT_FORMATS} />
        </Form.Item>
        <Form.Item name="result" label={say('form.result')} rules={[{ ...required, whitespace: true }]}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="areaCode" label={say('form.area')} rules={[required]}>
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

function including(words: unknown, word: string): string[] {
  const known = Array.isArray(words) ? words.map(String) : [];
  return known.includes(word) ? known : [...known, word];
}

/** Words of the dictionary, each a button: what the plan says to look for. */
function Suggestions({ onPick }: { readonly onPick: (word: string) => void }) {
  const say = patrolWords.use();
  const disguises = useDisguises();
  if (disguises.length === 0) return null;
  return (
    <p className="small quiet">
      {say('form.suggest')}{' '}
      {disguises.map(({ id, word, name }) => (
        <Button key={id} size="small" type="text" title={name} onClick={() => onPick(word)}>
          {word}
        </Button>
      ))}
    </p>
  );
}
