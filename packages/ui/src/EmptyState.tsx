import type { ReactNode } from 'react';

interface Props {
  /** What is not there. */
  readonly title: string;
  /** What to do first. */
  readonly hint: string;
  readonly action?: ReactNode;
}

export function EmptyState({ title, hint, action }: Props) {
  return (
    <div className="ui-empty">
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true">
        <path d="M4 30c6-5 12-5 18 0s12 5 18 0 8-4 12-2" fill="none" stroke="#b4c6d8" strokeWidth="2" />
        <path d="M4 36c6-5 12-5 18 0s12 5 18 0 8-4 12-2" fill="none" stroke="#d5e0ea" strokeWidth="2" />
        <path
          d="M28 3c3.600 4.400 5.600 7.500 5.600 10.200a5.600 5.600 0 1 1-11.200 0C22.400 10.500 24.400 7.400 28 3z"
          fill="#d5e0ea"
        />
      </svg>
      <p className="ui-empty-title">{title}</p>
      <p className="ui-empty-hint">{hint}</p>
      {action}
    </div>
  );
}
