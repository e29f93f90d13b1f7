import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSignal } from '../api/signal.ts';
import { online } from '../api/state.ts';
import { appWords } from './words.ts';

/** 网络断开: stays until a call reaches the server again. */
export function OfflineBanner() {
  const say = appWords.use();
  const client = useQueryClient();
  const router = useRouter();
  const connected = useSignal(online);
  const [trying, setTrying] = useState(false);

  async function retry() {
    setTrying(true);
    await client.refetchQueries({ type: 'active' });
    await fetch('/api/session').then(
      () => online.set(true),
      () => undefined,
    );
    // A page that could not be fetched is fetched now.
    if (online.get()) await router.invalidate();
    setTrying(false);
  }

  useEffect(
    () =>
      onlineManager.subscribe((back) => {
        if (!back) return online.set(false);
        void client.refetchQueries({ type: 'active' }).then(() => router.invalidate());
      }),
    [client, router],
  );

  if (connected) return null;
  return (
    <div className="offline" role="alert">
      <span>{say('offline.text')}</span>
      <button type="button" onClick={() => void retry()} aria-disabled={trying}>
        {say(trying ? 'offline.trying' : 'offline.retry')}
      </button>
    </div>
  );
}
