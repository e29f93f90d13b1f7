import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import { Form, Input, Radio } from 'antd';
import { textLanguage } from '../../../i18n/i18n.ts';
import { rewardWords } from '../words.ts';

/** Each question is answered by a human, with why. */
export function QuestionFields({ scheme }: { readonly scheme: RewardScheme }) {
  const say = rewardWords.use();
  const language = textLanguage();
  return (
    <>
      <h3>{say('propose.questions')}</h3>
      {scheme.questions.map(({ id, title }) => (
        <div key={id} className="reward-question" role="group" aria-label={title[language]}>
          <Form.Item
            name={['answers', id, 'answer']}
            label={title[language]}
            rules={[{ required: true, message: say('propose.answerMissing') }]}
          >
            <Radio.Group
              options={(['yes', 'no'] as const).map((value) => ({ value, label: say(`answer.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name={['answers', id, 'reason']}
            rules={[{ required: true, min: 2, whitespace: true, message: say('propose.reasonMissing') }]}
          >
            <Input
              maxLength={500}
              placeholder={say('propose.reasonHint')}
              aria-label={say('propose.reasonOf', { question: title[language] })}
            />
          </Form.Item>
        </div>
      ))}
    </>
  );
}
