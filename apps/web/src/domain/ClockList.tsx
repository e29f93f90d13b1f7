import type { Clock } from '@qingyuan/contract/clocks';
import { currentLanguage } from '../i18n/i18n.ts';
import { DueCell } from '../time/DueCell.tsx';
import { instantText } from '../time/time.ts';
import { basisText } from './basis.ts';
import { domainWords } from './words.ts';

/** The time limits of a record, each with its end and its legal basis. */
export function ClockList({ clocks }: { readonly clocks: readonly Clock[] }) {
  const say = domainWords.use();
  const language = currentLanguage() === 'en' ? 'en' : 'zh';
  return (
    <section className="page-card">
      <h2>{say('clock.title')}</h2>
      {clocks.length === 0 && <p className="quiet">{say('clock.none')}</p>}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={`${clock.ruleId} ${clock.startedAt}`}>
            <div className="clock-head">
              <strong>{clock.title[language]}</strong>
              <DueCell dueAt={clock.dueAt} state={clock.state} workingDays={clock.remainingWorkingDays} />
            </div>
            <p className="quiet num">{spanText(clock)}</p>
            <p className="quiet">{say('clock.basis', { basis: basisText(clock.citation, language) })}</p>
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

/** `calendar-missing:2027` names the year whose working days are not approved yet. */
function problemText(problem: string | null): string {
  const year = problem?.match(/^calendar-missing:(\d{4})$/u)?.[1];
  return year === undefined ? domainWords.say('clock.unknown') : domainWords.say('clock.calendarMissing', { year });
}
