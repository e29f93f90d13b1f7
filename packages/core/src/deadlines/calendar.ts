import { partsOf, weekday, type PlainDate } from '../kernel/plain-date.ts';

/** The days of one year that differ from the plain week, as its holiday notice sets them. */
export interface CalendarYear {
  readonly year: number;
  /** Only an approved year is counted with. */
  readonly approved: boolean;
  /** Every day off by the notice; those that fall on a weekend may be listed too. */
  readonly holidays: readonly PlainDate[];
  /** Weekend days that are worked (调休). */
  readonly workdays: readonly PlainDate[];
}

interface SpecialDays {
  readonly holidays: ReadonlySet<PlainDate>;
  readonly workdays: ReadonlySet<PlainDate>;
}

/** Approved years only; made by {@link workingCalendar}. */
export type WorkingCalendar = ReadonlyMap<number, SpecialDays>;

/** The calendar of this year is not approved, so nothing can be counted through it. */
export class CalendarMissing extends Error {
  readonly code = 'calendar-missing';
  readonly year: number;
  constructor(year: number) {
    super(`No approved working-day calendar for ${year}`);
    this.name = 'CalendarMissing';
    this.year = year;
  }
}

function specialDays({ year, holidays, workdays }: CalendarYear): SpecialDays {
  const off = new Set(holidays);
  for (const day of [...holidays, ...workdays]) {
    if (partsOf(day).year !== year) throw new RangeError(`Calendar ${year} lists ${day}, a day of another year`);
  }
  for (const day of workdays) {
    if (weekday(day) < 6) throw new RangeError(`Calendar ${year} lists ${day} as worked, but it is no weekend day`);
    if (off.has(day)) throw new RangeError(`Calendar ${year} lists ${day} both as a holiday and as worked`);
  }
  return { holidays: off, workdays: new Set(workdays) };
}

/** Makes a calendar of the approved years; throws RangeError on a contradiction or a year given twice. */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const calendar = new Map<number, SpecialDays>();
  for (const year of years) {
    if (!year.approved) continue;
    if (calendar.has(year.year)) throw new RangeError(`Calendar ${year.year} is given twice`);
    calendar.set(year.year, specialDays(year));
  }
  return calendar;
}

/** True on a day when offices work. Throws {@link CalendarMissing} for a year without approved calendar. */
export function isWorkingDay(calendar: WorkingCalendar, day: PlainDate): boolean {
  const { year } = partsOf(day);
  const special = calendar.get(year);
  if (special === undefined) throw new CalendarMissing(year);
  if (special.workdays.has(day)) return true;
  return weekday(day) <= 5 && !special.holidays.has(day);
}
