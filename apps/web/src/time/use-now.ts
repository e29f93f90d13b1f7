import { useEffect, useState } from 'react';

/** The present, refreshed each minute, so that what is left of a limit stays right on a page left open. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
