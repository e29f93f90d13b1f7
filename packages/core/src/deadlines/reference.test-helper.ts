// A second, slow and obvious way to the same answer: write down every day as text and cross off, using the platform's own
// calendar instead of the kernel's arithmetic.
export interface PlainYear {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

interface Question {
  readonly start: string;
  readonly unit: 'working_day' | 'day' | 'month' | 'year';
  readonly amount: number;
  readonly suspended: readonly { readonly from: string; readonly to: string }[];
  readonly rollsOver: boolean;
  readonly years: readonly PlainYear[];
}

function next(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function isOff(day: string, years: readonly PlainYear[]): boolean {
  const year = years.find((one) => String(one.year) === day.slice(0, 4));
  if (year === undefined) throw new Error(`missing ${day.slice(0, 4)}`);
  if (year.workdays.includes(day)) return false;
  return year.holidays.includes(day) || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Days until the same-numbered day of a later month, or its last day, found by turning the calendar day by day. */
function daysOfMonths(start: string, months: number): number {
  let [day, days, turned] = [start, 0, 0];
  while (turned < months || (day.slice(8) < start.slice(8) && next(day).slice(5, 7) === day.slice(5, 7))) {
    day = next(day);
    days += 1;
    if (day.endsWith('-01')) turned += 1;
  }
  return days;
}

export function slowDue({ start, unit, amount, suspended, rollsOver, years }: Question): string {
  const months = unit === 'year' ? amount * 12 : amount;
  let left = unit === 'day' || unit === 'working_day' ? amount : daysOfMonths(start, months);
  let day = start;
  while (left > 0) {
    day = next(day);
    const stands = suspended.some(({ from, to }) => day >= from && day <= to);
    if (!stands && !(unit === 'working_day' && isOff(day, years))) left -= 1;
  }
  while (rollsOver && isOff(day, years)) day = next(day);
  return day;
}
