import type { ZipMember } from './zip.ts';
import { parseXml } from './xml.ts';
import { zipBomb } from './zip-errors.ts';

const MAX_BYTES = 2 ** 30;

/** The texts that cells refer to by number, packed as UTF-8: millions of them fit where strings would not. */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private ends = new Float64Array(1024);
  private count = 0;
  private length = 0;

  add(text: string): void {
    const room = text.length * 3;
    if (this.length > MAX_BYTES) throw zipBomb('xl/sharedStrings.xml');
    if (this.length + room > this.bytes.length) {
      const wider = Buffer.allocUnsafe(Math.max(this.length + room, this.bytes.length * 2));
      this.bytes.copy(wider, 0, 0, this.length);
      this.bytes = wider;
    }
    if (this.count === this.ends.length) {
      const wider = new Float64Array(this.count * 2);
      wider.set(this.ends);
      this.ends = wider;
    }
    this.length += this.bytes.write(text, this.length, 'utf8');
    this.ends[this.count] = this.length;
    this.count += 1;
  }

  /** The text of this number, empty when there is none. */
  get(index: number): string {
    if (!(index >= 0 && index < this.count)) return '';
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }
}

/** Reads the shared texts of a workbook; rich text becomes plain, phonetic guides are left out. */
export async function readSharedStrings(part: ZipMember | undefined): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === undefined) return strings;
  let text = '';
  let inText = false;
  let phonetic = 0;
  const pieces = parseXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      inText = name === 't';
    },
    text: (more) => {
      if (inText && phonetic === 0) text += more;
    },
    close: (name) => {
      inText = false;
      if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.add(text);
    },
  });
  while ((await pieces.next()).done !== true);
  return strings;
}
