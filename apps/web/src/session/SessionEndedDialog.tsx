import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSignal } from '../api/signal.ts';
import { sessionEnded } from '../api/state.ts';
import { sessionQuery } from './session.ts';
import { SignInForm } from './SignInForm.tsx';
import { sessionWords } from './words.ts';

/** Lies over the page when the session ended, so that nothing entered is lost. */
export function SessionEndedDialog() {
  return useSignal(sessionEnded) ? <Dialog /> : null;
}

function Dialog() {
  const say = sessionWords.use();
  const client = useQueryClient();
  const box = useRef<HTMLDialogElement>(null);
  const known = client.getQueryData(sessionQuery.queryKey)?.account;
  useEffect(() => {
    box.current?.showModal();
    box.current?.querySelector<HTMLElement>('input:not([readonly])')?.focus();
  }, []);

  function leave() {
    sessionEnded.set(false);
    client.clear();
    window.location.assign('/sign-in');
  }

  return (
    <dialog
      ref={box}
      className="session-dialog"
      aria-labelledby="session-ended"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="session-ended">{say('ended.title')}</h2>
      <p>{say('ended.text')}</p>
      <SignInForm {...(known === undefined ? {} : { account: known })} onDone={() => void client.invalidateQueries()} />
      <button className="sign-in-link" type="button" onClick={leave}>
        {say('ended.leave')}
      </button>
    </dialog>
  );
}
