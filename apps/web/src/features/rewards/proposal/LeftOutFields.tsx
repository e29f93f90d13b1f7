import type { RewardDetail } from '@qingyuan/contract/rewards';
import { Checkbox, Form, Input } from 'antd';
import { secondText } from '../../../time/time.ts';
import { rewardWords } from '../words.ts';

/** Other tips count in the order of arrival unless a human says why not. */
export function LeftOutFields({ reward }: { readonly reward: RewardDetail }) {
  const say = rewardWords.use();
  const others = reward.arrivals.filter(({ own }) => !own);
  if (others.length === 0) return null;
  return (
    <>
      <h3>{say('propose.others')}</h3>
      <p className="quiet">{say('propose.othersHint')}</p>
      {others.map(({ tipId, title, receivedAt }) => (
        <div key={tipId} className="reward-question">
          <p className="num">{`${secondText(receivedAt)} · ${title}`}</p>
          <Form.Item name={['leftOut', tipId, 'out']} valuePropName="checked">
            <Checkbox>{say('propose.leaveOut')}</Checkbox>
          </Form.Item>
          <Reason tipId={tipId} />
        </div>
      ))}
    </>
  );
}

function Reason({ tipId }: { readonly tipId: string }) {
  const say = rewardWords.use();
  const out: unknown = Form.useWatch(['leftOut', tipId, 'out']);
  if (out !== true) return null;
  return (
    <Form.Item
      name={['leftOut', tipId, 'reason']}
      label={say('propose.leaveOutWhy')}
      rules={[{ required: true, min: 2, whitespace: true, message: say('propose.reasonMissing') }]}
    >
      <Input maxLength={500} />
    </Form.Item>
  );
}
