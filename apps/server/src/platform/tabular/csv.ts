import { untilAborted } from './abort.ts';
import { CsvReader, type ReadRow } from './csv-reader.ts';
import { type FoundEncoding, findEncoding, toUtf8 } from './encoding.ts';
import { TabularError } from './errors.ts';
import { findHeader, type FoundHeader, HEADER_SEARCH } from './header.ts';
import type { ListOptions } from './options.ts';
import { emptyFile, headerOnly } from './refusals.ts';
import type { ByteSource, TableSource } from './table-source.ts';

const SAMPLE = 1 << 18;
const DELIMITERS = [',', ';', '\t'];

interface Layout {
  readonly header: FoundHeader;
  readonly delimiter: string;
  /** Share of the rows that are as wide as the header: a separator that only occurs in some cells gives few. */
  readonly alike: number;
  /** Bytes of UTF-8, behind the mark, before the first data row. */
  readonly start: number;
}

/** The one table of a delimited text file. @throws TabularError */
export async function listCsv(source: ByteSource, options: ListOptions): Promise<TableSource> {
  const found = await findEncoding(source, options.encoding);
  const sample = await readSample(source, found);
  if (sample.text.trim() === '') throw emptyFile(source.name);
  refuseBinary(sample.text);
  const oldMac = !sample.text.includes('\n') && sample.text.includes('\r');
  const layout = findLayout(oldMac ? { ...sample, text: sample.text.replaceAll('\r', '\n') } : sample, options);
  if (sample.whole && isBlank(sample.text, layout.start)) throw headerOnly(layout.header.columns);
  return makeTable({ source, found, layout, oldMac });
}

interface Sample {
  readonly text: string;
  readonly whole: boolean;
}

async function readSample(source: ByteSource, found: FoundEncoding): Promise<Sample> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of toUtf8(source.stream(found.bom), found.encoding, found.bom)) {
    parts.push(part);
    length += part.length;
    if (length >= SAMPLE) break;
  }
  const whole = length < SAMPLE;
  return { text: Buffer.concat(parts).toString('utf8'), whole };
}

function refuseBinary(text: string): void {
  // oxlint-disable-next-line no-control-regex -- control characters are what gives a binary file away
  const at = text.search(/[\u0000-\u0008\u000e-\u001a]/u);
  if (at < 0) return;
  const byte = Buffer.byteLength(text.slice(0, at));
  throw new TabularError({
    id: 'not-a-table',
    zh: `这不是表格文件：约第 ${byte} 字节处是二进制内容`,
    en: `this is not a table: there is binary content near byte ${byte}`,
    hint: '请提供 CSV、Excel（.xlsx/.xls）、MySQL 转储（.sql）或其 .zip',
    hintEn: 'give CSV, Excel (.xlsx/.xls), a MySQL dump (.sql) or a .zip of one of these',
    where: { byte },
  });
}

function findLayout(sample: Sample, options: ListOptions): Layout {
  const delimiters = options.delimiter === undefined ? DELIMITERS : [options.delimiter];
  const layouts = delimiters.flatMap((delimiter) => tryDelimiter(sample, delimiter, options.knownColumns));
  const [first] = layouts;
  if (first !== undefined) return layouts.reduce((best, next) => (fitsBetter(next, best) ? next : best), first);
  // Says of a broken quote that it is broken before it says that there is no header.
  if (sample.whole) readTop(sample, ',', Number.POSITIVE_INFINITY);
  throw new TabularError({
    id: 'not-a-table',
    zh: `前 ${HEADER_SEARCH} 行里没有表头：没有哪一行有两个以上用逗号、分号或制表符隔开的列名`,
    en: `no header in the first ${HEADER_SEARCH} rows: none has two column names set apart by comma, semicolon or tab`,
    hint: '请在第一行写上列名（如：会员编号,推荐人编号,姓名），或改选编码再试',
    hintEn: 'put the column names into the first line, or choose another encoding',
    where: { row: 1 },
  });
}

function fitsBetter(next: Layout, best: Layout): boolean {
  const [known, alike, names] = [
    next.header.known - best.header.known,
    next.alike - best.alike,
    next.header.names - best.header.names,
  ];
  return (known || alike || names) > 0;
}

function tryDelimiter(sample: Sample, delimiter: string, known: ReadonlySet<string> | undefined): Layout[] {
  const rows = readTop(sample, delimiter, HEADER_SEARCH);
  const texts = rows.map(({ cells }) => cells);
  const header = findHeader(texts, known);
  const end = header && rows[header.index]?.end;
  if (header === undefined || end === undefined) return [];
  const alike = texts.filter((cells) => cells.length === header.columns.length).length / rows.length;
  return [{ header, delimiter, alike, start: Buffer.byteLength(sample.text.slice(0, end)) }];
}

function readTop({ text, whole }: Sample, delimiter: string, count: number): ReadRow[] {
  const reader = new CsvReader(delimiter);
  const rows: ReadRow[] = [];
  for (let at = 0; at < text.length && rows.length < count; at += 4096)
    rows.push(...reader.push(text.slice(at, at + 4096)));
  if (rows.length < count && whole) {
    try {
      rows.push(...reader.end());
    } catch (error) {
      // A header may stand well above the broken row, which is reported when the rows are read.
      if (rows.length === 0 || count === Number.POSITIVE_INFINITY) throw error;
    }
  }
  return rows;
}

function isBlank(text: string, start: number): boolean {
  return Buffer.from(text, 'utf8').subarray(start).toString('utf8').trim() === '';
}

interface Found {
  readonly source: ByteSource;
  readonly found: FoundEncoding;
  readonly layout: Layout;
  readonly oldMac: boolean;
}

function makeTable({ source, found, layout, oldMac }: Found): TableSource {
  const { encoding, bom } = found;
  const start = bom + layout.start;
  const unchanged = found.verified && !oldMac;
  return {
    name: source.name,
    format: 'csv',
    encoding,
    columns: layout.header.columns,
    delimiter: layout.delimiter.charCodeAt(0),
    ...(unchanged && source.path !== undefined ? { raw: { path: source.path, start, end: source.size } } : {}),
    open: (signal) => {
      const rows =
        encoding === 'utf-8'
          ? toUtf8(source.stream(start), encoding, start)
          : skip(toUtf8(source.stream(bom), encoding, bom), layout.start);
      return untilAborted(oldMac ? withNewlines(rows) : rows, signal);
    },
  };
}

async function* skip(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const part of bytes) {
    const from = Math.min(left, part.length);
    left -= from;
    if (from < part.length) yield part.subarray(from);
  }
}

async function* withNewlines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) yield part.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
