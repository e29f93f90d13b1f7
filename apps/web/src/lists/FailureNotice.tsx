import { Alert, Button } from 'antd';
import { failureText } from '../api/failure-words.ts';
import { appWords } from '../app/words.ts';

interface Props {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Part of a page could not be fetched: says why and offers to try again. */
export function FailureNotice({ error, onRetry }: Props) {
  const say = appWords.use();
  const { title, hint } = failureText(error);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={hint}
      action={<Button onClick={onRetry}>{say('error.retry')}</Button>}
    />
  );
}
