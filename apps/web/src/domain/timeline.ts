import type { TimelineEntry } from '@qingyuan/contract/timeline';
import type { Tone } from '@qingyuan/ui/StateTag.tsx';

export function newestFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return [...entries].sort((a, b) => b.id - a.id);
}

const GOOD = /accept|approve|confirm|pass|decide|close/u;
const TURNED = /reject|refuse|refute|return|revoke|send-back/u;

/** How a step is marked on the time line; looks and notes stay plain. */
export function toneOf(command: string): Tone {
  if (TURNED.test(command)) return 'warning';
  if (GOOD.test(command)) return 'good';
  return /view|note|reveal/u.test(command) ? 'neutral' : 'active';
}
