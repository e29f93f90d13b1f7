import type { SourcePreview, TextEncoding } from '@qingyuan/contract/scheme-source';
import { useState } from 'react';
import { ActiveValues } from './ActiveValues.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { ConfirmAnalysis } from './ConfirmAnalysis.tsx';
import { JoinEditor } from './JoinEditor.tsx';
import { OfferedProfiles, ProfileStore } from './Profiles.tsx';
import { readingOf, type SourceReading } from './reading.ts';
import { SampleRows } from './SampleRows.tsx';
import { SourceCheckPanel } from './SourceCheckPanel.tsx';
import { SourceChoice } from './SourceChoice.tsx';
import type { StepProps } from './step.ts';

interface Props extends StepProps {
  readonly source: SourcePreview;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onTable: (table: string) => void;
}

/** Columns to check, further tables, faults of the data, what makes accounts one person; then the analysis starts. */
export function AnalysisForm({ source, onEncoding, onTable, ...step }: Props) {
  const [reading, setReading] = useState<SourceReading>({
    mapping: source.mapping,
    join: [],
    activeValues: undefined,
  });
  const { mapping, join } = reading;
  const change = (more: Partial<SourceReading>) => setReading((before) => ({ ...before, ...more }));
  return (
    <>
      <SourceChoice source={source} onEncoding={onEncoding} onTable={onTable} />
      <OfferedProfiles source={source} onApply={(profile) => setReading(readingOf(profile))} />
      <ColumnTable
        columns={source.columns}
        proposals={source.proposals}
        mapping={mapping}
        onChange={(next) => change({ mapping: next, activeValues: undefined })}
      />
      <SampleRows columns={source.columns} rows={source.rows} />
      <JoinEditor source={source} mapping={mapping} join={join} onChange={(next) => change({ join: next })} />
      <ActiveValues source={source} reading={reading} onChange={(activeValues) => change({ activeValues })} />
      <SourceCheckPanel source={source} mapping={mapping} check={step.check} onCheck={step.onCheck} />
      <ProfileStore source={source} reading={reading} />
      <ConfirmAnalysis source={source} reading={reading} {...step} />
    </>
  );
}
