import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

/** A field of a dialog under its name. */
export function Field({ label, children }: Props) {
  const id = useId();
  return (
    <>
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </>
  );
}
