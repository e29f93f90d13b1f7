import { seededRandom } from '@qingyuan/core/kernel/seeded-random';

/** A stream of version 4 UUIDs that is the same at every run. */
export interface SeededIds {
  next(): string;
}

export function seededIds(seed: string): SeededIds {
  const random = seededRandom(`ids/${seed}`);
  const hex = (digits: number) => Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
  return { next: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}` };
}
