import type { SeededRandom } from '@qingyuan/core/kernel/seeded-random';
import type { Persona } from './persona.ts';
import type { SeededIds } from './seeded-ids.ts';

/** Where the stories of the demo world are told. */
export interface Stage {
  readonly today: Date;
  readonly ids: SeededIds;
  readonly random: SeededRandom;
  person(account: string): Persona;
  setNow(to: Date): void;
  /** Hands in a tip as the public's site does. */
  reportOnline(report: OnlineReport): Promise<void>;
}

export interface OnlineReport {
  readonly id: string;
  readonly area: string;
  readonly kind: string;
  readonly what: string;
  readonly place: string;
  readonly who: string;
}

const DAY_MS = 24 * 3600_000;

/** Turns the clock to a working hour some days before today. */
export function daysAgo(stage: Stage, days: number, hour = 10): Date {
  const midnight = Math.floor((stage.today.getTime() + 8 * 3600_000) / DAY_MS) * DAY_MS - 8 * 3600_000;
  const at = new Date(
    Math.min(midnight - days * DAY_MS + hour * 3600_000 + stage.random.integer(0, 50) * 60_000, stage.today.getTime()),
  );
  stage.setNow(at);
  return at;
}
