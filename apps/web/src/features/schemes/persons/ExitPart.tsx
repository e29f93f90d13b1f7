import { type getExitFigures, type SchemeExit, withdrawExit } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useRecording } from '../../../api/use-recording.ts';
import { basisText } from '../../../domain/basis.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { Loaded } from '../../../lists/Loaded.tsx';
import { instantText } from '../../../time/time.ts';
import type { Opened } from './candidate.ts';
import { ExitDialog } from './ExitDialog.tsx';
import { exitQuery } from './queries.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import { personsWords } from './words.ts';

/** The formal exit in force, and the line with and without what joined after it. */
export function ExitPart({ opened }: { readonly opened: Opened }) {
  const say = personsWords.use();
  const [dialog, setDialog] = useState<'record' | 'withdraw'>();
  const { schemeId, person, decides } = opened;
  const { exit } = person;
  return (
    <section aria-label={say('exit.title')}>
      <header className="part-head">
        <h3>{say('exit.title')}</h3>
        {decides && (
          <span className="inline">
            {exit !== null && (
              <Button type="link" onClick={() => setDialog('withdraw')}>
                {say('exit.withdraw')}
              </Button>
            )}
            <Button onClick={() => setDialog('record')}>{say(exit === null ? 'exit.record' : 'exit.again')}</Button>
          </span>
        )}
      </header>
      {exit === null ? (
        <p className="quiet">{say('exit.none')}</p>
      ) : (
        <>
          <Described exit={exit} />
          <Figures schemeId={schemeId} index={person.account.index} exit={exit} />
        </>
      )}
      {dialog === 'record' && <ExitDialog opened={opened} onClose={() => setDialog(undefined)} />}
      {dialog === 'withdraw' && exit !== null && (
        <Withdraw schemeId={schemeId} exit={exit} onClose={() => setDialog(undefined)} />
      )}
    </section>
  );
}

function useLine() {
  const say = personsWords.use();
  return ({ exitedOn, document, version }: SchemeExit) => say('exit.line', { on: exitedOn, document, version });
}

function Described({ exit }: { readonly exit: SchemeExit }) {
  const say = personsWords.use();
  const line = useLine();
  const { paidAfter, paidUntil, recordedBy, recordedAt, reason } = exit;
  const pay = paidUntil === null ? say('exit.paid') : say('exit.paidUntil', { until: paidUntil });
  return (
    <div className="stack">
      <span>{line(exit)}</span>
      <strong>{paidAfter ? pay : say('exit.unpaid')}</strong>
      <span className="quiet small long-text">
        {say('exit.by', { who: recordedBy, when: instantText(recordedAt), reason })}
      </span>
    </div>
  );
}

interface FiguresProps {
  readonly schemeId: string;
  readonly index: number;
  readonly exit: SchemeExit;
}

/** The figures are read on their own: they walk the whole line. */
function Figures({ schemeId, index, exit }: FiguresProps) {
  return (
    <Loaded result={useQuery(exitQuery(schemeId, index, exit.id))}>
      {(figures) => <FiguresTable figures={figures} />}
    </Loaded>
  );
}

type ExitFigures = z.output<typeof getExitFigures.response>;

function FiguresTable({ figures }: { readonly figures: ExitFigures }) {
  const say = personsWords.use();
  const language = textLanguage();
  const { whole, untilExit, undated, citation, text } = figures;
  const rows = [
    ['people', countText(whole.people), countText(untilExit.people)],
    ['levels', countText(whole.levels), countText(untilExit.levels)],
    ['accounts', countText(whole.accounts), countText(untilExit.accounts)],
    ['money', yuanText(whole.moneyFen), yuanText(untilExit.moneyFen)],
  ] as const;
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table figures" aria-label={say('exit.figures')}>
          <thead>
            <tr>
              <th scope="col">{say('exit.figures')}</th>
              <th scope="col">{say('exit.whole')}</th>
              <th scope="col">{say('exit.untilExit')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, all, until]) => (
              <tr key={name}>
                <th scope="row">{say(`exit.${name}`)}</th>
                <td className="num">{all}</td>
                <td className="num">{until}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {undated > 0 && <p className="quiet small">{say('exit.undated', { count: countText(undated) })}</p>}
      <p className="small">{text[language]}</p>
      <p className="quiet small">{basisText(citation, language)}</p>
    </>
  );
}

interface WithdrawProps {
  readonly schemeId: string;
  readonly exit: SchemeExit;
  readonly onClose: () => void;
}

function Withdraw({ schemeId, exit, onClose }: WithdrawProps) {
  const say = personsWords.use();
  const line = useLine();
  const { send, busy, error } = useRecording(withdrawExit, { done: say('exit.withdrawn'), onClose });
  return (
    <WithdrawDialog
      title={say('exit.withdrawTitle')}
      consequence={say('exit.withdrawConsequence')}
      busy={busy}
      error={error}
      onConfirm={(reason) => send({ params: { id: schemeId, exitId: exit.id }, body: { reason } })}
      onClose={onClose}
    >
      {line(exit)}
    </WithdrawDialog>
  );
}
