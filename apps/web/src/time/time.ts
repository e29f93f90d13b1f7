import { diffDays, shanghaiDate, shanghaiIso } from '@qingyuan/core/kernel/plain-date';
import type { Due } from '@qingyuan/ui/due';

const HOUR_MS = 3_600_000;

/** `2026-09-29 10:30`, in Chinese time wherever the reader is. */
export function instantText(at: string): string {
  return shanghaiIso(Date.parse(at)).slice(0, 16).replace('T', ' ');
}

/** `2026-09-29 10:30:05`, where an order turns on seconds. */
export function secondText(at: string): string {
  return shanghaiIso(Date.parse(at)).slice(0, 19).replace('T', ' ');
}

/** `2026-09-29` */
export function dayText(at: string): string {
  return shanghaiDate(at);
}

/** What is left until an instant, in calendar days; in hours where it ends within a day. */
export function leftUntil(dueAt: string, now: number): Due {
  const ms = Date.parse(dueAt) - now;
  if (Math.abs(ms) < 24 * HOUR_MS)
    return { left: ms >= 0 ? Math.floor(ms / HOUR_MS) : -Math.ceil(-ms / HOUR_MS), unit: 'hour' };
  return { left: diffDays(shanghaiDate(now), shanghaiDate(dueAt)), unit: 'day' };
}
