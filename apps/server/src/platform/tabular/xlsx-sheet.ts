import { TabularError } from './errors.ts';
import { plainNumber, serialDate } from './spreadsheet-values.ts';
import { parseXml, type XmlListener } from './xml.ts';
import type { SharedStrings } from './xlsx-strings.ts';
import type { Workbook } from './xlsx-workbook.ts';
import type { ZipMember } from './zip.ts';

/** Cells further to the right belong to no table; sheets made to harm have one at the far end of each row. */
const MAX_COLUMNS = 1024;
const MAX_CELL = 1 << 20;

/** What is needed to turn stored cells into text. */
export interface CellContext extends Pick<Workbook, 'date1904' | 'dateStyles'> {
  readonly strings: SharedStrings;
}

/** The rows of a sheet that are not blank, cells as text. @throws TabularError */
export async function* readSheet(part: ZipMember, context: CellContext): AsyncGenerator<readonly string[]> {
  const sheet = new SheetListener(context);
  for await (const _ of parseXml(part, sheet)) yield* sheet.take();
}

/** Gathers cells from the XML of a sheet as it streams by. */
class SheetListener implements XmlListener {
  private rows: string[][] = [];
  private row: string[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inValue = false;
  private phonetic = 0;
  private readonly context: CellContext;

  constructor(context: CellContext) {
    this.context = context;
  }

  take(): readonly (readonly string[])[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.row = [];
        this.column = -1;
        break;
      case 'c':
        this.column = columnOf(attributes['r'], this.column + 1);
        this.type = attributes['t'] ?? 'n';
        this.style = Number(attributes['s'] ?? 0);
        this.value = '';
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      default:
        this.inValue = name === 'v' || (name === 't' && this.phonetic === 0);
    }
  }

  text(text: string): void {
    if (!this.inValue) return;
    this.value += text;
    if (this.value.length > MAX_CELL) throw tooLong();
  }

  close(name: string): void {
    this.inValue = false;
    if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.row.some((cell) => cell.trim() !== '')) this.rows.push(this.row);
  }

  private endCell(): void {
    if (this.value === '' || this.column >= MAX_COLUMNS) return;
    while (this.row.length < this.column) this.row.push('');
    this.row[this.column] = this.cellText();
  }

  private cellText(): string {
    const { value, context } = this;
    switch (this.type) {
      case 's':
        return context.strings.get(Number(value));
      case 'n':
        return context.dateStyles[this.style] === true ? serialDate(value, context.date1904) : plainNumber(value);
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value
          .trim()
          .replace('T', ' ')
          .replace(/\.\d+|Z$/gu, '');
      default:
        // Escapes of characters that XML does not allow, e.g. _x000D_.
        return value.replace(/_x([\dA-F]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
  }
}

/** `BC12` → 54; without a reference, the next column. */
function columnOf(reference: string | undefined, next: number): number {
  let column = 0;
  for (const letter of reference ?? '') {
    const value = letter.toUpperCase().charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column === 0 ? next : column - 1;
}

function tooLong(): TabularError {
  return new TabularError({
    id: 'row-too-long',
    zh: `工作表中有单元格超过 ${MAX_CELL} 个字符`,
    en: `a cell of the sheet is longer than ${MAX_CELL} characters`,
    hint: '请删去该单元格的内容后重新保存',
    hintEn: 'empty that cell and save the workbook again',
  });
}
