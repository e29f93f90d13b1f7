import { DueTag } from '@qingyuan/ui/DueTag.tsx';
import { StateTag } from '@qingyuan/ui/StateTag.tsx';
import { useNow } from './use-now.ts';
import { instantText, leftUntil } from './time.ts';
import { timeWords } from './words.ts';

interface Props {
  readonly dueAt: string | null;
  /** As the server's calendar says; null = nothing is due. */
  readonly state: 'running' | 'near' | 'overdue' | 'stopped' | 'suspended' | 'met' | 'met_late' | 'unknown' | null;
  /** The legal basis. */
  readonly basis?: string | undefined;
}

/** A time limit in a list: what is left in a word and a colour, or why nothing runs. */
export function DueCell({ dueAt, state, basis }: Props) {
  const say = timeWords.use();
  const now = useNow();
  if (state === null) return <span className="quiet">—</span>;
  if (dueAt === null || state === 'unknown') return <StateTag tone="warning" title={basis}>{say('due.unknown')}</StateTag>;
  const title = [say('due.until', { when: instantText(dueAt) }), basis].filter(Boolean).join(' · ');
  switch (state) {
    case 'stopped':
    case 'met':
      return <StateTag tone="good" title={title}>{say('due.met')}</StateTag>;
    case 'met_late':
      return <StateTag tone="bad" title={title}>{say('due.metLate')}</StateTag>;
    case 'suspended':
      return <StateTag tone="neutral" title={title}>{say('due.suspended')}</StateTag>;
    case 'running':
    case 'near':
    case 'overdue':
      return <DueTag {...leftUntil(dueAt, now)} near={state === 'near'} title={title} />;
  }
}
