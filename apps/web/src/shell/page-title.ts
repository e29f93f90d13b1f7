import { useEffect } from 'react';
import { signal, useSignal } from '../api/signal.ts';

/** The name of the record that is open, for the breadcrumb and the window's title. */
const recordTitle = signal<string | undefined>(undefined);

/** A page of one record says its name (`线索 2026-0012`) once it knows it. */
export function useRecordTitle(title: string | undefined): void {
  useEffect(() => {
    recordTitle.set(title);
    return () => recordTitle.set(undefined);
  }, [title]);
}

export function useShownRecordTitle(): string | undefined {
  return useSignal(recordTitle);
}
