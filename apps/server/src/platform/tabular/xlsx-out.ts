import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import {
  CELL_STYLES,
  contentTypes,
  ROOT_RELATIONS,
  sheetHead,
  SHEET_TAIL,
  workbook,
  workbookRelations,
} from './xlsx-parts.ts';
import { headXml, rowXml, type XlsxCell } from './xlsx-cells.ts';

export type { XlsxCell } from './xlsx-cells.ts';

/** `yuan` takes fen, `date` takes `YYYY-MM-DD`; what does not fit its kind is written as text. */
export type XlsxKind = 'text' | 'integer' | 'yuan' | 'date';

export interface XlsxColumn {
  readonly title: string;
  readonly kind: XlsxKind;
  /** In characters. */
  readonly width?: number;
}

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>;
}

/** Rows that a sheet of the format can hold, its head included. */
const SHEET_ROWS = 1_048_576;

const MODIFIED = new Date(Date.UTC(2000, 0, 1));
const PIECE = 1 << 16;

/**
 * A workbook as it is written, in memory that does not grow with its rows. Nothing in it runs: texts are cells of text,
 * also when they begin like a formula, and ids keep their leading zeros. A sheet with more rows than the format allows
 * goes on in another one, `name (2)`. The same cells give the same bytes. A fault of the rows destroys the stream.
 */
export function writeXlsx(
  sheets: Iterable<XlsxSheet> | AsyncIterable<XlsxSheet>,
  limits: { readonly sheetRows: number } = { sheetRows: SHEET_ROWS },
): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const gone = new AbortController();
  const fail = (error: unknown): unknown => out.destroy(error instanceof Error ? error : new Error(String(error)));
  out.once('close', () => gone.abort());
  zip.once('error', fail);
  zip.outputStream.pipe(out);
  fill({ zip, gone: gone.signal, limit: limits.sheetRows }, sheets).catch(fail);
  return out;
}

interface Filling {
  readonly zip: ZipFile;
  readonly gone: AbortSignal;
  readonly limit: number;
}

async function fill(filling: Filling, sheets: Iterable<XlsxSheet> | AsyncIterable<XlsxSheet>): Promise<void> {
  const names: string[] = [];
  for await (const sheet of sheets) {
    const rows = iteratorOf(sheet.rows);
    try {
      let next = await rows.next();
      for (let part = 1; part === 1 || next.done !== true; part += 1) {
        names.push(sheetName(part === 1 ? sheet.name : `${sheet.name} (${part})`, names));
        const page = async function* (): AsyncGenerator<string> {
          yield sheetHead(sheet.columns);
          let piece = headXml(sheet.columns);
          for (let count = 1; next.done !== true && count < filling.limit; count += 1) {
            piece += rowXml(sheet.columns, next.value, count + 1);
            if (piece.length > PIECE) {
              yield piece;
              piece = '';
            }
            next = await rows.next();
          }
          yield piece + SHEET_TAIL;
        };
        await addPart(filling, `xl/worksheets/sheet${names.length}.xml`, page());
      }
    } finally {
      await rows.return?.(undefined);
    }
  }
  const parts = {
    'xl/styles.xml': CELL_STYLES,
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': workbookRelations(names),
    '_rels/.rels': ROOT_RELATIONS,
    '[Content_Types].xml': contentTypes(names),
  };
  for (const [path, text] of Object.entries(parts)) filling.zip.addBuffer(Buffer.from(text), path, { mtime: MODIFIED });
  filling.zip.end();
}

/** Adds one part and waits until all of it has gone out, so that sheets are made one after another. */
async function addPart({ zip, gone }: Filling, path: string, pieces: AsyncIterable<string>): Promise<void> {
  const stream = Readable.from(pieces, { objectMode: false });
  const leave = (): unknown => stream.destroy(new Error('nobody reads the workbook any more'));
  gone.addEventListener('abort', leave, { once: true });
  try {
    if (gone.aborted) leave();
    zip.addReadStream(stream, path, { mtime: MODIFIED });
    await finished(stream, { writable: false });
  } finally {
    gone.removeEventListener('abort', leave);
  }
}

async function* iteratorOf(rows: XlsxSheet['rows']): AsyncGenerator<readonly XlsxCell[], undefined> {
  yield* rows;
}

const FORBIDDEN = /[\\/?*[\]:]/gu;
const NAME_LENGTH = 31;

/** A name that the format takes and no other sheet has. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replace(FORBIDDEN, ' ')
      .replace(/^'+|'+$/gu, '')
      .trim() || 'Sheet';
  const cut = (tail: string): string => `${[...clean].slice(0, NAME_LENGTH - tail.length).join('')}${tail}`;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  let name = cut('');
  for (let at = 2; used.has(name.toLowerCase()); at += 1) name = cut(` (${at})`);
  return name;
}
