import type { XlsxColumn, XlsxKind } from './xlsx-out.ts';

export type XlsxCell = string | number | bigint | null;

/** Places of the styles in `CELL_STYLES`. */
const STYLE = { plain: 0, head: 1, text: 2, quoted: 3, integer: 4, yuan: 5, date: 6 } as const;

/** Spreadsheets keep fifteen digits of a number; what has more stays text. */
const EXACT = 10n ** 15n;
const LONGEST = 32_767;
/** Spreadsheets count days from here (with the leap day of 1900 that never was, for dates after it). */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const FIRST_DATE = '1900-03-01';

/** The row of titles. */
export function headXml(columns: readonly XlsxColumn[]): string {
  const cells = columns.map(({ title }, at) => textCell(`${letters(at)}1`, title, STYLE.head));
  return `<row r="1">${cells.join('')}</row>`;
}

/** A row of cells, each according to the kind of its column. @param number of the row, from 1. */
export function rowXml(columns: readonly XlsxColumn[], cells: readonly XlsxCell[], number: number): string {
  const xml = columns.map(({ kind }, at) => cellXml(`${letters(at)}${number}`, kind, cells[at] ?? null));
  return `<row r="${number}">${xml.join('')}</row>`;
}

/** A, B, … Z, AA, … */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

function cellXml(place: string, kind: XlsxKind, cell: XlsxCell): string {
  if (cell === null || cell === '') return '';
  if (kind === 'text') return textCell(place, String(cell));
  if (kind === 'date') return dateCell(place, String(cell));
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) return textCell(place, String(cell));
  const whole = wholeNumber(cell);
  if (whole === undefined || whole >= EXACT || whole <= -EXACT) return textCell(place, String(cell));
  return kind === 'integer'
    ? numberCell(place, String(whole), STYLE.integer)
    : numberCell(place, yuanOf(whole), STYLE.yuan);
}

function wholeNumber(cell: string | number | bigint): bigint | undefined {
  return typeof cell !== 'string' || /^-?\d{1,40}$/u.test(cell) ? BigInt(cell) : undefined;
}

function yuanOf(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

function dateCell(place: string, text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || text < FIRST_DATE
    ? textCell(place, text)
    : numberCell(place, String((time - DAY_ZERO) / DAY_MS), STYLE.date);
}

function numberCell(place: string, value: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
}

/** What begins like a formula is also marked as text for whoever edits the cell. */
function textCell(
  place: string,
  text: string,
  style: number = /^[=+\-@\t\r]/u.test(text) ? STYLE.quoted : STYLE.text,
): string {
  const shown =
    text.length > LONGEST
      ? `${text
          .slice(0, LONGEST - 1)
          .toWellFormed()
          .replace(/\uFFFD$/u, '')}…`
      : text;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML: characters that XML does not know are left out; what reads like an escape of the format is escaped. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- these are the characters that XML does not know
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
      .replace(/_(?=x[0-9a-fA-F]{4}_)/gu, '_x005F_')
      .replace(/\r/gu, '_x000D_')
      .replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign)
  );
}
