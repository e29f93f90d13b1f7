import { Assessment } from '@qingyuan/contract/leads';
import { Descriptions } from 'antd';
import { leadWords } from './words.ts';

export const ASSESSMENT_PARTS = Assessment.keyof().options;

/** 组织、人员、窝点、规模、动态 as the verification found them. */
export function LeadAssessment({ assessment }: { readonly assessment: Assessment | null }) {
  const say = leadWords.use();
  return (
    <section className="page-card">
      <h2>{say('detail.assessment')}</h2>
      {assessment === null ? (
        <p className="quiet">{say('detail.assessmentNone')}</p>
      ) : (
        <Descriptions
          size="small"
          column={1}
          items={ASSESSMENT_PARTS.map((part) => ({
            key: part,
            label: say(`assessment.${part}`),
            children: <p className="long-text">{assessment[part]}</p>,
          }))}
        />
      )}
    </section>
  );
}
