const COMMA = 0x2c;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Collects rows of delimited UTF-8 (comma, RFC 4180 quotes, `\n`) to be handed out in pieces. */
export class CsvOut {
  length = 0;
  private bytes = Buffer.allocUnsafe(1 << 17);
  private cells = 0;
  private rowStart = 0;

  /** A cell of UTF-8 bytes. */
  cell(source: Uint8Array, from: number, to: number): void {
    this.separate((to - from) * 2);
    let at = this.length;
    for (let index = from; index < to; index += 1, at += 1) {
      const byte = source[index] as number;
      if (byte <= COMMA && isSpecial(byte)) return this.quoted(source, from, to);
      this.bytes[at] = byte;
    }
    this.length = at;
  }

  /** A cell of text. */
  text(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.cell(bytes, 0, bytes.length);
  }

  /** Ends the row; a row with nothing but one empty cell gets quotes, since a blank line is no row. */
  endRow(): void {
    this.reserve(3);
    if (this.length === this.rowStart) {
      this.bytes[this.length++] = QUOTE;
      this.bytes[this.length++] = QUOTE;
    }
    this.bytes[this.length++] = NEWLINE;
    this.cells = 0;
    this.rowStart = this.length;
  }

  /** Forgets the cells of the row that is not ended. */
  dropRow(): void {
    this.length = this.rowStart;
    this.cells = 0;
  }

  /** Hands out what was collected and starts anew; only between rows. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(Math.max(1 << 17, this.length));
    this.length = 0;
    this.rowStart = 0;
    return taken;
  }

  private separate(room: number): void {
    this.reserve(room + 3);
    if (this.cells > 0) this.bytes[this.length++] = COMMA;
    this.cells += 1;
  }

  private quoted(source: Uint8Array, from: number, to: number): void {
    let at = this.length;
    this.bytes[at++] = QUOTE;
    for (let index = from; index < to; index += 1) {
      const byte = source[index] as number;
      if (byte === QUOTE) this.bytes[at++] = QUOTE;
      this.bytes[at++] = byte;
    }
    this.bytes[at++] = QUOTE;
    this.length = at;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.length + more, this.bytes.length * 2));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

function isSpecial(byte: number): boolean {
  return byte === COMMA || byte === QUOTE || byte === NEWLINE || byte === RETURN;
}
