import type { Clock } from '@qingyuan/contract/clocks';
import { textLanguage } from '../i18n/i18n.ts';
import { DueCell } from '../time/DueCell.tsx';
import { instantText } from '../time/time.ts';
import { basisText } from './basis.ts';
import { type ClockActing, ClockChanges } from './ClockChanges.tsx';
import { domainWords } from './words.ts';

interface Props {
  readonly clocks: readonly Clock[];
  /** Where this kind of record lets its clocks be extended and suspended. */
  readonly acting?: ClockActing;
}

/** The time limits of a record, each with its end, its legal basis and what was asked of it. */
export function ClockList({ clocks, acting }: Props) {
  const say = domainWords.use();
  const language = textLanguage();
  return (
    <section className="page-card">
      <h2>{say('clock.title')}</h2>
      {clocks.length === 0 && <p className="quiet">{say('clock.none')}</p>}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.id}>
            <div className="clock-head">
              <strong>{clock.title[language]}</strong>
              <DueCell dueAt={clock.dueAt} state={clock.state} workingDays={clock.remainingWorkingDays} />
            </div>
            <p className="quiet num">{spanText(clock)}</p>
            <p className="quiet">{say('clock.basis', { basis: basisText(clock.citation, language) })}</p>
            <ClockChanges clock={clock} acting={acting} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function spanText({ startedAt, dueAt, stoppedAt, problem }: Clock): string {
  const { say } = domainWords;
  const start = say('clock.from', { when: instantText(startedAt) });
  if (stoppedAt !== null) return `${start} · ${say('clock.stopped', { when: instantText(stoppedAt) })}`;
  if (dueAt === null) return `${start} · ${problemText(problem)}`;
  return `${start} · ${say('clock.until', { when: instantText(dueAt) })}`;
}

/** `suspended:2026-09-28` says since when; `calendar-missing:2027` names the year whose working days are not approved yet. */
function problemText(problem: string | null): string {
  const since = problem?.match(/^suspended:(.+)$/u)?.[1];
  if (since !== undefined) return domainWords.say('clock.suspended', { since });
  const year = problem?.match(/^calendar-missing:(\d{4})$/u)?.[1];
  return year === undefined ? domainWords.say('clock.unknown') : domainWords.say('clock.calendarMissing', { year });
}
