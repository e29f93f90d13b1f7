import { Input } from 'antd';
import { Field } from './Field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
}

/** A short text that has to be given. */
export function TextField({ label, onChange, ...input }: Props) {
  return (
    <Field label={label} required>
      {(id) => <Input {...input} id={id} aria-required onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
}
