import { dueTone, dueWords, type Due, type DueTone } from './due.ts';
import { useUi } from './environment.tsx';
import { StateTag, type Tone } from './StateTag.tsx';

const TONE: Readonly<Record<DueTone, Tone>> = { calm: 'neutral', near: 'warning', today: 'warning', over: 'bad' };

interface Props extends Due {
  /** The day and the legal basis, shown on hover. */
  readonly title?: string | undefined;
}

/** How much of a time limit is left: a word, and yellow for near, red for overdue. */
export function DueTag({ left, unit, title }: Props) {
  const { language } = useUi();
  return (
    <StateTag tone={TONE[dueTone({ left, unit })]} title={title}>
      {dueWords({ left, unit }, language)}
    </StateTag>
  );
}
