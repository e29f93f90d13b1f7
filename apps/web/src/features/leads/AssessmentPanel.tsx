import { type AssessmentVersion, AssessmentDraft, saveAssessment } from '@qingyuan/contract/lead-work';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { Alert, Button, Descriptions, Form, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { failureLine } from '../../api/failure-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { instantText } from '../../time/time.ts';
import { ASSESSMENT_PARTS } from './LeadAssessment.tsx';
import { workWords } from './lead-words.ts';
import { leadWords } from './words.ts';

interface Props {
  readonly id: string;
  readonly versions: readonly AssessmentVersion[];
  readonly can: readonly string[];
}

/** The five parts while they grow: what is missing is pointed out, every version stays. */
export function AssessmentPanel({ id, versions, can }: Props) {
  const say = workWords.use();
  const [editing, setEditing] = useState(false);
  const [latest, ...earlier] = versions;
  return (
    <section className="page-card" aria-label={say('assess.title')}>
      <h2>{say('assess.title')}</h2>
      {latest === undefined ? <p className="quiet">{say('assess.none')}</p> : <Version version={latest} />}
      {can.includes('assess') && <Button onClick={() => setEditing(true)}>{say('assess.edit')}</Button>}
      {earlier.length > 0 && (
        <details>
          <summary>{say('assess.earlier')}</summary>
          {earlier.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </details>
      )}
      {editing && <AssessmentDialog id={id} latest={latest} onClose={() => setEditing(false)} />}
    </section>
  );
}

function Version({
  version: { version, parts, missing, savedName, savedAt },
}: {
  readonly version: AssessmentVersion;
}) {
  const say = workWords.use();
  const facts: Partial<Record<keyof AssessmentDraft, ReactNode>> = {
    people: `${say('assess.peopleCount')} ${parts.peopleCount ?? say('assess.unknown')} · ${say('assess.leaderCount')} ${parts.leaderCount ?? say('assess.unknown')}`,
    hideouts: `${say('assess.hideoutCount')} ${parts.hideoutCount ?? say('assess.unknown')}`,
    scale: `${say('assess.money')} ${parts.moneyFen === null ? say('assess.unknown') : String(parts.moneyFen / 100)}`,
    developments: `${say('assess.lastSeen')} ${parts.lastSeen ?? say('assess.unknown')}`,
  };
  return (
    <>
      <p className="quiet">{say('assess.version', { version, name: savedName, when: instantText(savedAt) })}</p>
      {missing.length === 0 ? (
        <StateTag tone="good">{say('assess.whole')}</StateTag>
      ) : (
        <p className="lead-missing">
          <StateTag tone="warning">{say('assess.missing')}</StateTag>{' '}
          {missing.map((gap) => workWords.lookUp('gap', gap)).join(' · ')}
        </p>
      )}
      <Descriptions
        size="small"
        column={1}
        items={ASSESSMENT_PARTS.map((part) => ({
          key: part,
          label: leadWords.lookUp('assessment', part),
          children: (
            <div>
              <p className="long-text">{parts[part] === '' ? '—' : parts[part]}</p>
              {facts[part] !== undefined && <p className="quiet num">{facts[part]}</p>}
            </div>
          ),
        }))}
      />
    </>
  );
}

interface DialogProps {
  readonly id: string;
  readonly latest: AssessmentVersion | undefined;
  readonly onClose: () => void;
}

interface Fields extends Omit<AssessmentDraft, 'moneyFen' | 'lastSeen'> {
  readonly money: number | null;
  readonly lastSeen: string;
}

const EMPTY: AssessmentDraft = {
  organisation: '',
  people: '',
  peopleCount: null,
  leaderCount: null,
  hideouts: '',
  hideoutCount: null,
  scale: '',
  moneyFen: null,
  developments: '',
  lastSeen: null,
};

function AssessmentDialog({ id, latest, onClose }: DialogProps) {
  const say = workWords.use();
  const [form] = Form.useForm<Fields>();
  const save = useCommand(saveAssessment);
  const { moneyFen, lastSeen, ...same } = latest?.parts ?? EMPTY;

  function send({ money, lastSeen: seen, ...fields }: Fields) {
    const parts = AssessmentDraft.parse({
      ...fields,
      peopleCount: fields.peopleCount ?? null,
      leaderCount: fields.leaderCount ?? null,
      hideoutCount: fields.hideoutCount ?? null,
      moneyFen: money == null ? null : Math.round(money * 100),
      lastSeen: seen === '' ? null : seen,
    });
    save.mutate({ params: { id }, body: { basedOn: latest?.version ?? 0, parts } }, { onSuccess: onClose });
  }

  const number = (name: 'peopleCount' | 'leaderCount' | 'hideoutCount' | 'money') => (
    <Form.Item name={name} label={say(`assess.${name}`)}>
      <InputNumber min={0} precision={name === 'money' ? 2 : 0} />
    </Form.Item>
  );
  const text = (part: (typeof ASSESSMENT_PARTS)[number]) => (
    <Form.Item name={part} label={leadWords.lookUp('assessment', part)}>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        placeholder={leadWords.lookUp('hint', part)}
      />
    </Form.Item>
  );
  return (
    <Modal
      open
      width={680}
      title={say('assess.edit')}
      okText={say('assess.save')}
      cancelText={leadWords.say('dialog.cancel')}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ ...same, money: moneyFen === null ? null : moneyFen / 100, lastSeen: lastSeen ?? '' }}
        onFinish={send}
      >
        {text('organisation')}
        {text('people')}
        <div className="lead-numbers">
          {number('peopleCount')}
          {number('leaderCount')}
        </div>
        {text('hideouts')}
        {number('hideoutCount')}
        {text('scale')}
        {number('money')}
        {text('developments')}
        <Form.Item name="lastSeen" label={say('assess.lastSeen')}>
          <Input type="date" />
        </Form.Item>
      </Form>
      {save.error !== null && <Alert type="error" showIcon title={failureLine(save.error)} />}
    </Modal>
  );
}
