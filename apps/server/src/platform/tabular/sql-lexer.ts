/** A word, number, quoted name, string or mark of a statement; blanks and comments are no tokens. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'mark';
  readonly start: number;
  readonly end: number;
}

/** The bytes end before it is clear what comes: ask again with more. */
export const MORE = -1;

const SPACE = 0x20;
const NEWLINE = 0x0a;
const BANG = 0x21;
const DOUBLE = 0x22;
const HASH = 0x23;
const SINGLE = 0x27;
const STAR = 0x2a;
const DASH = 0x2d;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const NEVER = 999_999;

/**
 * A stretch of a dump. `wide` says that the second byte of a character may look like ASCII (GBK and its kin), so that a
 * backslash there escapes nothing.
 */
export interface SqlBytes {
  readonly bytes: Uint8Array;
  readonly wide: boolean;
  /** No bytes follow. */
  readonly final: boolean;
}

/**
 * Skips blanks and comments from `from` on; conditional comments `/*! … *\/` count as blanks around what they hold.
 * Returns where something else begins (maybe the end), or {@link MORE} within a comment that is not finished.
 */
export function skipBlank(sql: SqlBytes, from: number): number {
  const { bytes } = sql;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte <= SPACE) {
      at += 1;
      continue;
    }
    const next = skipComment(sql, at);
    if (next === at) return at;
    if (next === MORE) return MORE;
    at = next;
  }
  return at;
}

function skipComment(sql: SqlBytes, at: number): number {
  const { bytes, final } = sql;
  const byte = bytes[at];
  if (byte === HASH) return afterLine(sql, at);
  if (byte !== DASH && byte !== SLASH && byte !== STAR) return at;
  const next = bytes[at + 1];
  if (next === undefined) return final ? at : MORE;
  if (byte === STAR) return next === SLASH ? at + 2 : at;
  if (byte === SLASH) return next === STAR ? afterBlock(sql, at) : at;
  if (next !== DASH) return at;
  const third = bytes[at + 2];
  if (third === undefined) return final ? bytes.length : MORE;
  return third <= SPACE ? afterLine(sql, at) : at;
}

function afterLine({ bytes, final }: SqlBytes, at: number): number {
  const end = bytes.indexOf(NEWLINE, at);
  if (end >= 0) return end + 1;
  return final ? bytes.length : MORE;
}

function afterBlock({ bytes }: SqlBytes, at: number): number {
  const kind = bytes[at + 2];
  if (kind === undefined) return MORE;
  const isMaria = kind === 0x4d && bytes[at + 3] === BANG;
  if (kind === BANG || isMaria) {
    const from = at + (isMaria ? 4 : 3);
    const next = afterVersion(bytes, from);
    // Version 999999 is for no server: MariaDB writes a remark for its client so.
    if (next === MORE || Number(Buffer.from(bytes.subarray(from, next)).toString('latin1')) < NEVER) return next;
  }
  for (let end = bytes.indexOf(STAR, at + 2); end >= 0; end = bytes.indexOf(STAR, end + 1)) {
    if (bytes[end + 1] === SLASH) return end + 2;
  }
  return MORE;
}

function afterVersion(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isDigit(bytes[at] as number)) at += 1;
  return at < bytes.length ? at : MORE;
}

/** The token at `at`, where no blank is; {@link MORE} when the bytes end within it. */
export function tokenAt(sql: SqlBytes, at: number): SqlToken | typeof MORE {
  const byte = sql.bytes[at] as number;
  if (byte === SINGLE || byte === DOUBLE || byte === BACKTICK) {
    const end = afterQuoted(sql, at);
    if (end === MORE) return MORE;
    return { kind: byte === SINGLE ? 'string' : 'name', start: at, end };
  }
  if (!isWordByte(byte)) return { kind: 'mark', start: at, end: at + 1 };
  let end = at + 1;
  while (end < sql.bytes.length && isWordByte(sql.bytes[end] as number)) end += 1;
  return end < sql.bytes.length || sql.final ? { kind: 'word', start: at, end } : MORE;
}

/** Where the quoted text that begins at `at` has ended, or {@link MORE}. */
export function afterQuoted({ bytes, wide, final }: SqlBytes, at: number): number {
  const quote = bytes[at] as number;
  const escapes = quote !== BACKTICK;
  let next = at + 1;
  while (next < bytes.length) {
    const byte = bytes[next] as number;
    if (byte === quote) {
      if (next + 1 === bytes.length) return final ? next + 1 : MORE;
      if (bytes[next + 1] !== quote) return next + 1;
      next += 2;
    } else if ((byte === BACKSLASH && escapes) || (wide && isWideLead(byte, bytes[next + 1]))) next += 2;
    else next += 1;
  }
  return MORE;
}

/** Whether two bytes are one character of GBK whose second byte must not be looked at alone. */
export function isWideLead(byte: number, second: number | undefined): boolean {
  return byte >= 0x81 && (second === undefined || second >= 0x40);
}

function isWordByte(byte: number): boolean {
  return (
    isDigit(byte) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte >= 0x80 ||
    isWordMark(byte)
  );
}

function isWordMark(byte: number): boolean {
  return byte === 0x5f || byte === 0x24 || byte === 0x40 || byte === 0x2e;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
