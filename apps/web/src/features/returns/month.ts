import { addMonths, plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';

/** The month that is to be reported now: the one before the present month in China. */
export function monthToReport(now: number): string {
  return addMonths(plainDate(`${shanghaiDate(now).slice(0, 7)}-01`), -1).slice(0, 7);
}

/** The newest months to choose from, the present one first. */
export function recentMonths(now: number, count: number): readonly string[] {
  const first = plainDate(`${shanghaiDate(now).slice(0, 7)}-01`);
  return Array.from({ length: count }, (_, back) => addMonths(first, -back).slice(0, 7));
}

/** `+3`, `−2`, or undefined when nothing changed. */
export function changeText(now: number, before: number): string | undefined {
  if (now === before) return undefined;
  return now > before ? `+${now - before}` : `−${before - now}`;
}
