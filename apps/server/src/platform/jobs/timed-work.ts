import type { Platform } from '../platform.ts';

/** Work that the clock asks for. It looks itself whether it is due, and may be asked any number of times. */
export interface TimedWork {
  readonly name: string;
  readonly run: (platform: Platform) => Promise<void>;
}

const EVERY_MS = 60_000;

/** Asks each piece of work once a minute, one after the other; one that fails is asked again. */
export class TimedRunner {
  readonly #platform: Platform;
  readonly #works: readonly TimedWork[];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(platform: Platform, works: readonly TimedWork[]) {
    this.#platform = platform;
    this.#works = works;
  }

  start(): void {
    const ask = () => {
      this.#running = this.#running.then(() => this.#askAll());
    };
    ask();
    this.#timer = setInterval(ask, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #askAll(): Promise<void> {
    for (const work of this.#works) {
      try {
        await work.run(this.#platform);
      } catch (error) {
        this.#platform.log.error({ err: error, work: work.name }, 'timed work failed');
      }
    }
  }
}
