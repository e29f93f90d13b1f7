import type { TextColumn } from '../reading/cells.ts';
import type { Structure } from '../structure/analyse-structure.ts';
import { isAccount } from '../structure/group-persons.ts';
import type { Growth } from './insight.ts';
import { dayOf, NO_DAY, NO_TIME, readMinute, UNREADABLE_DAY } from './read-time.ts';

/** Minute of each row; `NO_TIME` everywhere when the table has no such column. O(bytes). */
export function readMinutes(rows: number, column: TextColumn | undefined): Int32Array {
  const minutes = new Int32Array(rows).fill(NO_TIME);
  if (column === undefined) return minutes;
  const { bytes, offsets } = column;
  for (let row = 0; row < rows; row += 1)
    minutes[row] = readMinute(bytes, offsets[row] as number, offsets[row + 1] as number);
  return minutes;
}

export interface Times {
  readonly joined: Int32Array;
  readonly active: Int32Array;
}

/** Accounts by the day they joined, and first and last activity. O(rows). */
export function measureGrowth({ links }: Structure, { joined, active }: Times): Growth {
  const days = new Uint32Array(UNREADABLE_DAY + 1);
  const activity = new Uint32Array(UNREADABLE_DAY + 1);
  for (let row = 0; row < joined.length; row += 1) {
    if (!isAccount(links.status[row] as number)) continue;
    count(days, dayOf(joined[row] as number));
    count(activity, dayOf(active[row] as number));
  }
  const [firstJoined, lastJoined] = ends(days);
  const [firstActive, lastActive] = ends(activity);
  const rows: [number, number][] = [];
  for (let day = firstJoined ?? UNREADABLE_DAY; day <= (lastJoined ?? 0); day += 1)
    if ((days[day] as number) > 0) rows.push([day, days[day] as number]);
  return {
    days: rows,
    empty: days[NO_DAY] as number,
    unreadable: days[UNREADABLE_DAY] as number,
    firstJoined,
    lastJoined,
    firstActive,
    lastActive,
    activeUnreadable: activity[UNREADABLE_DAY] as number,
  };
}

function count(days: Uint32Array, day: number): void {
  days[day] = (days[day] as number) + 1;
}

function ends(days: Uint32Array): readonly [first: number | null, last: number | null] {
  let first = NO_DAY + 1;
  while (first < UNREADABLE_DAY && days[first] === 0) first += 1;
  if (first === UNREADABLE_DAY) return [null, null];
  let last = UNREADABLE_DAY - 1;
  while (days[last] === 0) last -= 1;
  return [first, last];
}
