import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import { Form, Input, InputNumber, Radio, Switch } from 'antd';
import { textLanguage } from '../../../i18n/i18n.ts';
import { rewardWords } from '../words.ts';

/** The grade and what it rests on, and what the amount is reckoned from, as the scheme asks for it. */
export function AmountFields({ scheme }: { readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const insider: unknown = Form.useWatch(['answers', 'insider', 'answer']);
  return (
    <>
      <h3>{say('propose.basis')}</h3>
      {scheme.amount.kind === 'percentage' ? <Percentage amount={scheme.amount} /> : <Table amount={scheme.amount} />}
      <Form.Item
        name="grounds"
        label={say('propose.grounds')}
        rules={[{ required: true, min: 4, whitespace: true, message: say('propose.groundsMissing') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount placeholder={say('propose.groundsHint')} />
      </Form.Item>
      {scheme.insiderRaise !== undefined && insider === 'yes' && (
        <Form.Item name="raisedYuan" label={say('propose.raised')} extra={say('propose.raisedHint')}>
          <InputNumber min={0} precision={2} className="full" />
        </Form.Item>
      )}
    </>
  );
}

type Amount = RewardScheme['amount'];

function Percentage({ amount }: { readonly amount: Extract<Amount, { kind: 'percentage' }> }) {
  const say = rewardWords.use();
  const language = textLanguage();
  return (
    <>
      <Form.Item
        name="level"
        label={say('propose.level')}
        rules={[{ required: true, message: say('propose.levelMissing') }]}
      >
        <Radio.Group
          vertical
          options={amount.levels.map(({ level, title, needs }) => ({
            value: level,
            label: `${title[language]}: ${needs[language]}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="penaltyYuan" label={say('propose.penalty')} extra={say('propose.penaltyHint')} initialValue={0}>
        <InputNumber min={0} precision={2} className="full" />
      </Form.Item>
      <Form.Item name="penaltyDocument" label={say('propose.document')}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}

function Table({ amount }: { readonly amount: Extract<Amount, { kind: 'table' }> }) {
  const say = rewardWords.use();
  const language = textLanguage();
  return (
    <>
      {amount.facts.map(({ id, title, kind }) =>
        kind === 'count' ? (
          <Form.Item key={id} name={['facts', id]} label={title[language]} initialValue={0}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
        ) : (
          <Form.Item key={id} name={['facts', id]} label={title[language]} valuePropName="checked">
            <Switch />
          </Form.Item>
        ),
      )}
      {amount.discretion && (
        <Form.Item name="setYuan" label={say('propose.set')} extra={say('propose.setHint')}>
          <InputNumber min={0} precision={2} className="full" />
        </Form.Item>
      )}
    </>
  );
}
