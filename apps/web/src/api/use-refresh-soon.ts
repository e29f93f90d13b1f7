import { type QueryKey, useQueryClient } from '@tanstack/react-query';

/** A download leaves its trace a moment after the click. */
const MOMENT_MS = 1_500;

/** Fetches a record anew when the download just begun stands in its time line. */
export function useRefreshSoon(queryKey: QueryKey): () => void {
  const client = useQueryClient();
  return () => {
    setTimeout(() => void client.invalidateQueries({ queryKey }), MOMENT_MS);
  };
}
