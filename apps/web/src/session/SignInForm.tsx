import type { Session } from '@qingyuan/contract/session';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { currentLanguage } from '../i18n/i18n.ts';
import { Field, PasswordField } from './Field.tsx';
import { openSession } from './session.ts';
import { signInStep, type SignInStep } from './sign-in-problem.ts';
import { sessionWords } from './words.ts';

interface Props {
  readonly account?: string;
  readonly onDone: (session: Session) => void;
}

/** Account and password, then the one-time code. No component library: this is the first screen. */
export function SignInForm({ account: known, onDone }: Props) {
  const say = sessionWords.use();
  const client = useQueryClient();
  const [account, setAccount] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<SignInStep & { step: 'ask-code' }>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<SignInStep & { step: 'say' }>();
  const refusalId = useId();
  const asksCode = asked !== undefined;
  const codeReady = /^\d{6}$/u.test(code);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(undefined);
    if (busy || account.trim() === '' || password === '' || (asksCode && !codeReady)) return;
    setBusy(true);
    try {
      onDone(await openSession(client, { account: account.trim(), password, ...(asksCode ? { code } : {}) }));
    } catch (error) {
      const next = signInStep(error, asksCode);
      setTried(false);
      setCode('');
      if (next.step === 'ask-code') setAsked(next);
      else setRefusal(next);
    } finally {
      setBusy(false);
    }
  }

  function startOver() {
    setAsked(undefined);
    setPassword('');
    setCode('');
    setTried(false);
    setRefusal(undefined);
  }

  return (
    <form className="sign-in-form" onSubmit={submit} noValidate aria-describedby={refusalId}>
      <div id={refusalId} role="alert">
        {refusal && <p className="sign-in-refusal">{refusalText(refusal, say(`problem.${refusal.word}`))}</p>}
      </div>
      {asksCode ? (
        <Field
          key="code"
          label={say('signIn.code')}
          value={code}
          onChange={(text) => setCode(text.replace(/\D/gu, '').slice(0, 6))}
          hint={
            asked.demoCode === undefined ? say('signIn.codeHint') : say('signIn.demoCode', { code: asked.demoCode })
          }
          error={tried && !codeReady ? say('signIn.codeMissing') : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
        />
      ) : (
        <>
          <Field
            label={say('signIn.account')}
            value={account}
            onChange={setAccount}
            error={tried && account.trim() === '' ? say('signIn.accountMissing') : undefined}
            autoComplete="username"
            readOnly={known !== undefined}
            autoFocus={known === undefined}
          />
          <PasswordField
            value={password}
            onChange={setPassword}
            error={tried && password === '' ? say('signIn.passwordMissing') : undefined}
            autoFocus={known !== undefined}
          />
        </>
      )}
      <button className="sign-in-submit" type="submit" aria-disabled={busy}>
        {say(busy ? 'signIn.submitting' : asksCode ? 'signIn.verify' : 'signIn.submit')}
      </button>
      {asksCode && (
        <button className="sign-in-link" type="button" onClick={startOver}>
          {say('signIn.back')}
        </button>
      )}
    </form>
  );
}

/** The server speaks Chinese and knows the minutes of a lock; in English our own sentence stands in. */
function refusalText(refusal: SignInStep & { step: 'say' }, own: string): string {
  return currentLanguage() === 'zh-CN' ? (refusal.sentence ?? own) : own;
}
