import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { Logo } from '../app/Logo.tsx';
import { startPageOf } from '../app/start-page.ts';
import { SignInForm } from './SignInForm.tsx';
import { sessionWords } from './words.ts';

export function SignInPage() {
  const say = sessionWords.use();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const title = `${say('signIn.title')} · ${say('product.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="sign-in-page">
      <header className="sign-in-head">
        <LanguageSwitch />
      </header>
      <main className="sign-in-card">
        <div className="sign-in-brand">
          <Logo size={44} />
          <div>
            <h1>{say('product.name')}</h1>
            <p>{say('product.full')}</p>
          </div>
        </div>
        <SignInForm onDone={(session) => void navigate({ href: to ?? startPageOf(session.roles), replace: true })} />
        <p className="sign-in-note">{say('signIn.help')}</p>
        <p className="sign-in-note">{say('signIn.notice')}</p>
      </main>
      <p className="sign-in-motto">{say('product.motto')}</p>
    </div>
  );
}
