import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { failureText } from '../api/failure-words.ts';
import { failureOf } from '../api/problem.ts';
import { appWords } from '../app/words.ts';

interface Props {
  readonly code?: string;
  readonly title: string;
  readonly hint: string;
  readonly onRetry?: () => void;
}

/** No component library: this must work when everything else has failed. */
function ErrorPage({ code, title, hint, onRetry }: Props) {
  const say = appWords.use();
  return (
    <div className="error-page" role="alert">
      {code !== undefined && <p className="error-code">{code}</p>}
      <h1>{title}</h1>
      <p>{hint}</p>
      <p className="error-actions">
        {onRetry !== undefined && (
          <button type="button" className="plain-button" onClick={onRetry}>
            {say('error.retry')}
          </button>
        )}
        <a className="plain-button" href="/">
          {say('error.home')}
        </a>
      </p>
    </div>
  );
}

export function NotFoundPage() {
  const say = appWords.use();
  return <ErrorPage code="404" title={say('error.notFound')} hint={say('error.notFoundHint')} />;
}

const CODE: Readonly<Record<string, string>> = { 'not-found': '404', forbidden: '403', failed: '500', busy: '503' };

/** The error boundary of every route. */
export function FailurePage({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const router = useRouter();
  appWords.use();
  const code = CODE[failureOf(error)];
  return (
    <ErrorPage
      {...(code === undefined ? {} : { code })}
      {...failureText(error)}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
