/** A tip about the conduct that was punished. */
export interface Arrival {
  readonly id: string;
  /** When it was received, in milliseconds. */
  readonly at: number;
}

export interface PlacedArrival extends Arrival {
  /** From 1, by time of receipt. */
  readonly place: number;
  /** The first tip, or received with it. */
  readonly first: boolean;
}

const MINUTE_MS = 60_000;

/**
 * Tips in the order in which they were received; of equal times the smaller id stands first, so that the order is
 * always the same. Simultaneous with the first is what was received within `minutes` of it.
 */
export function orderArrivals(arrivals: readonly Arrival[], minutes: number): readonly PlacedArrival[] {
  const sorted = [...arrivals].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const until = (sorted[0]?.at ?? 0) + minutes * MINUTE_MS;
  return sorted.map((one, index) => ({ ...one, place: index + 1, first: one.at <= until }));
}
