import { useId, useState, type InputHTMLAttributes } from 'react';
import { sessionWords } from './words.ts';

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'autoComplete' | 'autoFocus' | 'readOnly'
>;

interface Props extends Native {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly children?: React.ReactNode;
}

export function Field({ label, value, onChange, hint, error, children, ...native }: Props) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          {...native}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoCapitalize="off"
          spellCheck={false}
          required
          aria-invalid={error !== undefined}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
        />
        {children}
      </div>
      {note !== undefined && (
        <p id={`${id}-note`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {note}
        </p>
      )}
    </div>
  );
}

type PasswordProps = Pick<Props, 'value' | 'onChange' | 'error' | 'autoFocus'>;

export function PasswordField(props: PasswordProps) {
  const say = sessionWords.use();
  const [shown, setShown] = useState(false);
  return (
    <Field {...props} label={say('signIn.password')} type={shown ? 'text' : 'password'} autoComplete="current-password">
      <button type="button" className="field-toggle" onClick={() => setShown(!shown)} aria-pressed={shown}>
        {say(shown ? 'signIn.hide' : 'signIn.show')}
      </button>
    </Field>
  );
}
