/** Terminal and npm both pass Ctrl-C on: what follows this soon is the same key press. */
const SAME_REQUEST_MS = 1000;

/** Things to end, the youngest first, and the wish to end them. */
export interface Stopping {
  /** Resolves when somebody asks this process to end. */
  readonly asked: Promise<void>;
  /** Will be run at the end; the last one added runs first. */
  onStop(end: () => Promise<void> | void): void;
  stopAll(): Promise<void>;
}

/** Listens to signals and to the parent's end. A second request, a second or more after the first, ends at once. */
export function listenForStop(): Stopping {
  const ends: (() => Promise<void> | void)[] = [];
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let first: number | undefined;
  const request = (): void => {
    const now = performance.now();
    if (first === undefined) first = now;
    else if (now - first >= SAME_REQUEST_MS) process.exit(130);
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request);
  if (process.channel) {
    process.once('disconnect', request);
    process.channel.unref();
  }
  return {
    asked,
    onStop: (end) => ends.push(end),
    stopAll: async () => {
      for (let end = ends.pop(); end; end = ends.pop()) await end();
    },
  };
}
