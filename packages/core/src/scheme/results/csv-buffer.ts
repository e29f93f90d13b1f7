import type { TextColumn } from '../reading/cells.ts';
import { encodeUtf8 } from '../reading/utf8.ts';

const COMMA = 0x2c;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Collects CSV (RFC 4180, `\n`) as bytes in a buffer that grows; made for hundreds of millions of cells. */
export class CsvBuffer {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    const need = this.length + more;
    if (need <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(need, this.bytes.length * 2));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  comma(): void {
    this.bytes[this.length] = COMMA;
    this.length += 1;
  }

  newline(): void {
    this.bytes[this.length] = NEWLINE;
    this.length += 1;
  }

  /** A text of this program's own, which never needs quotes. */
  ascii(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.bytes[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  /** A text from outside, with quotes where it needs them. */
  text(text: string): void {
    const bytes = encodeUtf8(text);
    this.cell({ offsets: Uint32Array.of(0, bytes.length), bytes, hashes: new Uint32Array(0) }, 0);
  }

  /** A cell of a column, with quotes where it needs them; makes its own room and 256 bytes for what follows. */
  cell(column: TextColumn, row: number): void {
    const from = column.offsets[row] as number;
    const to = column.offsets[row + 1] as number;
    this.reserve((to - from) * 2 + 256);
    const source = column.bytes;
    const target = this.bytes;
    let out = this.length;
    for (let at = from; at < to; at += 1, out += 1) {
      const byte = source[at] as number;
      if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === NEWLINE || byte === RETURN)) {
        this.quoted(source, from, to);
        return;
      }
      target[out] = byte;
    }
    this.length = out;
  }

  /** A whole number from 0 below 2^53. */
  whole(value: number): void {
    const digits = digitCount(value);
    let rest = value;
    let at = this.length + digits;
    this.length = at;
    const target = this.bytes;
    while (rest >= 0x7fff_ffff) {
      const next = Math.floor(rest / 10);
      at -= 1;
      target[at] = 0x30 + (rest - next * 10);
      rest = next;
    }
    let small = rest | 0;
    do {
      const next = (small / 10) | 0;
      at -= 1;
      target[at] = 0x30 + (small - next * 10);
      small = next;
    } while (small > 0);
  }

  /** Fen as yuan with two decimals; exact below 2^53. */
  yuan(fen: number): void {
    let size = fen;
    if (fen < 0) {
      this.bytes[this.length] = 0x2d;
      this.length += 1;
      size = -fen;
    }
    const yuan = size < 0x7fff_ffff ? ((size | 0) / 100) | 0 : Math.floor(size / 100);
    this.whole(yuan);
    const cents = size - yuan * 100;
    const tens = (cents / 10) | 0;
    this.bytes[this.length] = 0x2e;
    this.bytes[this.length + 1] = 0x30 + tens;
    this.bytes[this.length + 2] = 0x30 + (cents - tens * 10);
    this.length += 3;
  }

  /** Fen of any size as yuan with two decimals. */
  bigYuan(fen: bigint): void {
    const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
    this.ascii(`${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
  }

  private quoted(source: Uint8Array, from: number, to: number): void {
    this.bytes[this.length] = QUOTE;
    this.length += 1;
    for (let at = from; at < to; at += 1) {
      const byte = source[at] as number;
      if (byte === QUOTE) {
        this.bytes[this.length] = QUOTE;
        this.length += 1;
      }
      this.bytes[this.length] = byte;
      this.length += 1;
    }
    this.bytes[this.length] = QUOTE;
    this.length += 1;
  }
}

function digitCount(value: number): number {
  if (value < 10) return 1;
  if (value < 100) return 2;
  if (value < 1000) return 3;
  if (value < 10_000) return 4;
  let digits = 5;
  for (let limit = 100_000; value >= limit; limit *= 10) digits += 1;
  return digits;
}
