import type { StreamRef } from '../../../platform/command/command.ts';
import type { AnalysedScheme } from '../readable-scheme.ts';

/** What is recorded about a head stands in the time lines of scheme and case. */
export function streamsOf({ scheme }: Pick<AnalysedScheme, 'scheme'>): StreamRef[] {
  return [
    { type: 'scheme', id: scheme.id },
    { type: 'case', id: scheme.caseId },
  ];
}
