import type { ReactNode } from 'react';
import type { Tone } from './StateTag.tsx';

export interface TimelineEntry {
  readonly id: string;
  /** Already in words, e.g. `2026-09-29 10:30`. */
  readonly when: string;
  /** Machine-readable time. */
  readonly at: string;
  readonly who: string;
  readonly what: ReactNode;
  readonly reason?: ReactNode;
  readonly tone?: Tone;
}

/** Who did what, when and why; the order is the caller's. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="ui-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`ui-timeline-${entry.tone ?? 'neutral'}`}>
          <div className="ui-timeline-head">
            <time dateTime={entry.at}>{entry.when}</time>
            <span>{entry.who}</span>
          </div>
          <div className="ui-timeline-what">{entry.what}</div>
          {entry.reason !== undefined && <div className="ui-timeline-reason">{entry.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
