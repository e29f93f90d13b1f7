import { dueTone, dueWords, type Due, type DueTone } from './due.ts';
import { useUi } from './environment.tsx';
import { StateTag, type Tone } from './StateTag.tsx';

const TONE: Readonly<Record<DueTone, Tone>> = { calm: 'neutral', near: 'warning', today: 'warning', over: 'bad' };

interface Props extends Due {
  /** The day and the legal basis, shown on hover. */
  readonly title?: string | undefined;
  /** The server's calendar calls it near, whatever the days left. */
  readonly near?: boolean;
}

/** How much of a time limit is left: a word, and yellow for near, red for overdue. */
export function DueTag({ left, unit, near, title }: Props) {
  const { language } = useUi();
  const tone = dueTone({ left, unit });
  return (
    <StateTag tone={TONE[near === true && tone === 'calm' ? 'near' : tone]} title={title}>
      {dueWords({ left, unit }, language)}
    </StateTag>
  );
}
