import { Input } from 'antd';
import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
}

/** A short text that has to be given. */
export function TextField({ label, value, onChange, maxLength, placeholder }: Props) {
  const id = useId();
  return (
    <>
      <label className="ui-label" htmlFor={id}>
        {label}
        <span className="ui-required" aria-hidden="true">
          *
        </span>
      </label>
      <Input
        id={id}
        value={value}
        maxLength={maxLength}
        aria-required
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
