/** Rows at the top of a file among which the header is looked for; titles and notes may stand above it. */
export const HEADER_SEARCH = 30;

/** A row that holds the names of the columns. */
export interface FoundHeader {
  readonly index: number;
  readonly columns: readonly string[];
  /** How well it fits: known names first, then names at all. */
  readonly known: number;
  readonly names: number;
}

/**
 * Finds the header among the first rows: the one with most known column names or, when nothing is known, the first row
 * with at least two names that fills the width of the table. Pure.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  knownColumns: ReadonlySet<string> = new Set(),
): FoundHeader | undefined {
  const top = rows.slice(0, HEADER_SEARCH);
  const width = Math.max(0, ...top.map(filled));
  const known = foldNames(knownColumns);
  const candidates = top
    .map((row, index) => measure(row, index, known))
    .filter(({ names, columns }) => names >= 2 && names * 2 >= filled(columns));
  const recognised = candidates.filter((candidate) => candidate.known >= 2);
  if (recognised.length > 0) return recognised.reduce((best, next) => (next.known > best.known ? next : best));
  return candidates.find(({ columns }) => filled(columns) * 5 >= width * 3);
}

function measure(row: readonly string[], index: number, known: ReadonlySet<string>): FoundHeader {
  const columns = row.map((cell) => cell.trim());
  return {
    index,
    columns,
    names: columns.filter(looksLikeName).length,
    known: columns.filter((column) => known.has(foldName(column))).length,
  };
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function foldNames(names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].map(foldName));
}

function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Column names are short, hold a letter or an ideograph, and are no amounts, dates, phones or ids. */
function looksLikeName(cell: string): boolean {
  return (
    cell.length > 0 &&
    cell.length <= 64 &&
    /\p{L}/u.test(cell) &&
    !/^\d{4,}|^[\d.,:/-]+\D?$|[\n\r]{2}|["\t]/u.test(cell)
  );
}
