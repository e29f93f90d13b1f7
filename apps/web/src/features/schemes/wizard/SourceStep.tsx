import type { TextEncoding } from '@qingyuan/contract/scheme-source';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { failureText } from '../../../api/failure-words.ts';
import { PageSkeleton } from '../../../app/PageSkeleton.tsx';
import { sourceQuery } from '../queries/source.ts';
import { schemeWords } from '../words.ts';
import { AnalysisForm } from './AnalysisForm.tsx';
import type { StepProps } from './step.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const satisfies readonly TextEncoding[];

interface Choice {
  readonly encoding?: TextEncoding;
  readonly table?: string;
}

/** What the file holds; a fault of the file is told with its way out: another encoding, table or file. */
export function SourceStep(props: StepProps) {
  const say = schemeWords.use();
  const [choice, setChoice] = useState<Choice>({});
  const { data, error } = useQuery(sourceQuery({ evidenceId: props.evidenceId, ...choice }));
  if (error !== null) {
    const { title, hint } = failureText(error);
    return (
      <section className="page-card">
        <Alert
          type="error"
          showIcon
          title={say('wizard.fault')}
          description={`${title}${hint === '' ? '' : `\n${hint}`}`}
        />
        <p className="quiet">{say('wizard.encodingHint')}</p>
        <label className="stack narrow">
          {say('wizard.encoding')}
          <Select<TextEncoding>
            value={choice.encoding ?? null}
            options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(encoding) => setChoice({ encoding })}
          />
        </label>
        <div className="wizard-buttons">
          <Button onClick={props.onBack}>{say('wizard.otherEvidence')}</Button>
        </div>
      </section>
    );
  }
  if (data === undefined) return <PageSkeleton />;
  return (
    <AnalysisForm
      key={`${data.table} ${data.encoding ?? ''}`}
      {...props}
      source={data}
      onEncoding={(encoding) => setChoice({ encoding })}
      onTable={(table) => setChoice((before) => ({ ...before, table }))}
    />
  );
}
