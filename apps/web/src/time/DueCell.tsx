import type { DueState } from '@qingyuan/contract/clocks';
import { DueTag } from '@qingyuan/ui/DueTag.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useNow } from './use-now.ts';
import { instantText, leftUntil } from './time.ts';
import { timeWords } from './words.ts';

interface Props {
  readonly dueAt: string | null;
  /** As the server's calendar says; null = nothing is due. */
  readonly state: DueState | null;
  /** Working days left, where the server reckoned them. */
  readonly workingDays?: number | null;
}

/** A time limit in a list: what is left in a word and a colour, or why nothing runs. */
export function DueCell({ dueAt, state, workingDays }: Props) {
  const say = timeWords.use();
  const now = useNow();
  if (state === null) return <span className="quiet">—</span>;
  if (state === 'suspended') return <StateTag tone="neutral">{say('due.suspended')}</StateTag>;
  if (dueAt === null || state === 'unknown') return <StateTag tone="warning">{say('due.unknown')}</StateTag>;
  const title = say('due.until', { when: instantText(dueAt) });
  const left = workingDays == null ? leftUntil(dueAt, now) : ({ left: workingDays, unit: 'working_day' } as const);
  switch (state) {
    case 'stopped':
      return (
        <StateTag tone="neutral" title={title}>
          {say('due.stopped')}
        </StateTag>
      );
    case 'running':
    case 'near':
    case 'overdue':
      return <DueTag {...left} near={state === 'near'} title={title} />;
  }
}
