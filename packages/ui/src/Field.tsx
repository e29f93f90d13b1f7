import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly required?: boolean;
  /** What is filled in; it takes the id. */
  readonly children: (id: string) => ReactNode;
}

/** A field of a dialog under its name, starred where it has to be given. */
export function Field({ label, required = false, children }: Props) {
  const id = useId();
  return (
    <>
      <label className="ui-label" htmlFor={id}>
        {label}
        {required && (
          <span className="ui-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children(id)}
    </>
  );
}
