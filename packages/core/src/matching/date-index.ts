/** Days that a birth date may be, counted as if every month had 31 days from 1900 to 2199. */
const PLACES = 300 * 372 + 1;

/** Where the date `YYYYMMDD` stands among all; 0 for none. */
function placeOf(date: number): number {
  if (date === 0) return 0;
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  return (year - 1900) * 372 + (month - 1) * 31 + (date % 100);
}

/** Rows sorted by date, those of one date in row order, so that candidates lie side by side. Building is O(rows). */
export class DateIndex {
  /** Rows in the order of their dates; those without one come first. */
  readonly rows: Int32Array;
  private readonly starts = new Int32Array(PLACES + 1);

  constructor(dates: Float64Array) {
    this.rows = new Int32Array(dates.length);
    const { starts } = this;
    for (const date of dates) starts[placeOf(date) + 1] = (starts[placeOf(date) + 1] as number) + 1;
    for (let place = 1; place <= PLACES; place += 1)
      starts[place] = (starts[place] as number) + (starts[place - 1] as number);
    const next = starts.slice();
    for (let row = 0; row < dates.length; row += 1) {
      const place = placeOf(dates[row] as number);
      const at = next[place] as number;
      this.rows[at] = row;
      next[place] = at + 1;
    }
  }

  /** Places in `rows` of those with this date: from the first to before the second; none for 0. */
  from(date: number): number {
    return date === 0 ? 0 : (this.starts[placeOf(date)] as number);
  }

  to(date: number): number {
    return date === 0 ? 0 : (this.starts[placeOf(date) + 1] as number);
  }
}
