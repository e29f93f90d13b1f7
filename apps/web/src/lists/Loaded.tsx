import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PageSkeleton } from '../app/PageSkeleton.tsx';
import { failureOf } from '../api/problem.ts';
import { FailurePage } from '../pages/ErrorPages.tsx';
import { FailureNotice } from './FailureNotice.tsx';

interface Props<T> {
  readonly result: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** The content once it is there; before that its outline, else why not (404 and 403 as pages). */
export function Loaded<T>({ result, children }: Props<T>) {
  const { data, error, refetch } = result;
  if (data !== undefined) return children(data);
  if (error === null) return <PageSkeleton />;
  const retry = () => void refetch();
  if (['not-found', 'forbidden'].includes(failureOf(error))) return <FailurePage error={error} reset={retry} />;
  return <FailureNotice error={error} onRetry={retry} />;
}
