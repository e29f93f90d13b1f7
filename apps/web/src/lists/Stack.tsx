import type { ReactNode } from 'react';

/** A value and, smaller below it, what belongs to it; empty lines are left out. */
export function Stack({ lines: [first, ...rest] }: { readonly lines: readonly ReactNode[] }) {
  return (
    <div className="stack">
      <span>{first}</span>
      {rest
        .filter((line) => line !== '' && line !== null)
        .map((line, index) => (
          // The lines of one cell never change places.
          <span key={index} className="quiet small">
            {line}
          </span>
        ))}
    </div>
  );
}
