import { isAscii, isUtf8 } from 'node:buffer';
import { decode } from './decoder.ts';
import { isWideLead } from './sql-lexer.ts';
import type { CellTaker } from './sql-row.ts';
import type { ColumnKind } from './sql-statements.ts';

/** Encodings that a dump is parsed in; UTF-16 is turned into UTF-8 before. */
export type SqlEncoding = 'utf-8' | 'gb18030';

interface Quoted {
  readonly bytes: Uint8Array;
  readonly wide: boolean;
  readonly quote: number;
}

interface Content {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** In what is no text column, bytes that are no text are no fault. */
  readonly kind: ColumnKind;
  /** Where it stands, for messages. */
  readonly place: number;
}

const BACKSLASH = 0x5c;
/** What `\x` means for each x that does not mean itself. */
const ESCAPES = new Map([...'0bnrtZ'].map((letter, at) => [letter.charCodeAt(0), [0, 8, 10, 13, 9, 26][at] as number]));

/** Turns what a dump writes for a value into UTF-8 cells. */
export class SqlText {
  /** Bytes of the last {@link unescape}. */
  length = 0;
  private scratch = new Uint8Array(1024);
  private readonly encoding: SqlEncoding;
  /** The whole file is known to be valid UTF-8. */
  private readonly verified: boolean;
  /** Says that a text is not in the encoding of the dump. */
  private readonly refuse: (place: number) => never;

  constructor(encoding: SqlEncoding, verified: boolean, refuse: (place: number) => never) {
    this.encoding = encoding;
    this.verified = verified && encoding === 'utf-8';
    this.refuse = refuse;
  }

  /** Resolves backslash escapes and doubled quotes; the result is valid until the next call. */
  unescape({ bytes, wide, quote }: Quoted, from: number, to: number): Uint8Array {
    if (this.scratch.length < to - from) this.scratch = new Uint8Array((to - from) * 2);
    const { scratch } = this;
    let out = 0;
    for (let at = from; at < to;) {
      const byte = bytes[at] as number;
      const next = bytes[at + 1] as number;
      if (byte === BACKSLASH) {
        // LIKE patterns keep theirs.
        if (next === 0x25 || next === 0x5f) scratch[out++] = BACKSLASH;
        scratch[out++] = ESCAPES.get(next) ?? next;
        at += 2;
      } else if (wide && isWideLead(byte, next)) {
        scratch[out++] = byte;
        scratch[out++] = next;
        at += 2;
      } else {
        scratch[out++] = byte;
        at += byte === quote ? 2 : 1;
      }
    }
    this.length = out;
    return scratch;
  }

  /** Writes the content of a string. */
  write(cells: CellTaker, { bytes, from, to, kind, place }: Content): void {
    if (kind !== 'text') return this.writeBytes(cells, Buffer.from(bytes.subarray(from, to)), kind);
    if (this.verified) return cells.cell(bytes, from, to);
    const content = bytes.subarray(from, to);
    if (isAscii(content) || (this.encoding === 'utf-8' && isUtf8(content))) return cells.cell(bytes, from, to);
    const { text, used, bad } = decode(content, this.encoding);
    if (bad || used < content.length) return this.refuse(place + used);
    return cells.cell(text, 0, text.length);
  }

  /** Writes a value that is no plain string. */
  writeLiteral(cells: CellTaker, bytes: Buffer, kind: ColumnKind): void {
    const literal = bytes.toString('latin1').trim();
    if (/^(NULL|DEFAULT)$/iu.test(literal)) return cells.text('');
    if (/^[-+]?[\d.]+(e[-+]?\d+)?$/iu.test(literal)) return cells.text(literal);
    const hex = /^(?:0x([\da-f]*)|x'([\da-f]*)')$/iu.exec(literal);
    if (hex !== null) return this.writeBytes(cells, hexBytes(hex[1] ?? hex[2] ?? ''), kind === 'bit' ? kind : 'binary');
    const bits = /^(?:0b([01]+)|b'([01]+)')$/iu.exec(literal);
    if (bits !== null) return cells.text(String(BigInt(`0b${bits[1] ?? bits[2] ?? '0'}`)));
    if (/^(TRUE|FALSE)$/iu.test(literal)) return cells.text(/^T/iu.test(literal) ? '1' : '0');
    const { text } = decode(bytes, this.encoding);
    return cells.text(Buffer.from(text).toString('utf8').trim());
  }

  /** Bytes are written as text where they read as text, otherwise in hexadecimal; bits as a number. */
  private writeBytes(cells: CellTaker, content: Buffer, kind: ColumnKind): void {
    if (kind === 'bit') return cells.text(String(BigInt(`0x0${content.toString('hex')}`)));
    const { text, used, bad } = decode(content, this.encoding);
    if (!bad && used === content.length && text.every(isTextByte)) cells.cell(text, 0, text.length);
    else cells.text(`0x${content.toString('hex').toUpperCase()}`);
  }
}

function isTextByte(byte: number): boolean {
  return byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function hexBytes(digits: string): Buffer {
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
}
