import { closeSync, createWriteStream, openSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '@qingyuan/core/kernel/seeded-random';
import { writeXlsx } from '../../apps/server/src/platform/tabular/xlsx-out.ts';
import { HEADER, memberLine } from '../scheme/generate.ts';

const COLUMNS = [...HEADER.trim().split(','), '备注'];
/** Every fifth row has one: quotes, commas and backslashes that a reader has to resolve. */
const REMARKS = ['他说"可以"，先付后返', "O'Neil,二组", '路径 C:\\团队\\一部', '已核对', '转自3群; 待确认'];

/** Endless rows of members, the same each time; no cell holds a line break, so that lines are rows. */
function* memberRows(): Generator<string[]> {
  const random = seededRandom('import-bench');
  const next = (): number => random.next();
  for (let row = 0; ; row += 1) {
    const parent = row === 0 ? -1 : Math.floor(next() * row);
    const cells = memberLine({ row, parent, person: row, next }, 0.45).trimEnd().split(',');
    yield [...cells, row % 5 === 0 ? (REMARKS[(row / 5) % REMARKS.length] ?? '') : ''];
  }
}

/** Bytes of a piece that is written at once, and about what mysqldump puts into one INSERT. */
const PIECE = 1_000_000;

/** A dump as mysqldump writes it, of at least so many bytes. Returns the number of rows. */
export function writeDump(path: string, bytes: number): number {
  const file = openSync(path, 'w');
  let written = writeSync(file, DUMP_HEAD);
  let rows = 0;
  let tuples: string[] = [];
  let length = 0;
  for (const cells of memberRows()) {
    const tuple = `(${rows + 1},${cells.map((cell, at) => (at === 8 || at === 9 ? cell : sqlString(cell))).join(',')})`;
    tuples.push(tuple);
    length += tuple.length * 1.4;
    rows += 1;
    if (length < PIECE) continue;
    written += writeSync(file, `INSERT INTO \`member\` VALUES ${tuples.join(',')};\n`);
    tuples = [];
    length = 0;
    if (written >= bytes) break;
  }
  writeSync(file, DUMP_TAIL);
  closeSync(file);
  return rows;
}

const ESCAPED: { readonly [character: string]: string } = { "'": "\\'", '"': '\\"', '\\': '\\\\' };
const sqlString = (text: string): string => `'${text.replace(/['"\\]/gu, (found) => ESCAPED[found] ?? found)}'`;

const DUMP_HEAD = `-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`member\`;
CREATE TABLE \`member\` (
  \`id\` int(11) NOT NULL AUTO_INCREMENT,
${COLUMNS.map((name, at) => `  \`${name}\` ${at === 8 || at === 9 ? 'decimal(12,2)' : 'varchar(255)'} DEFAULT NULL,\n`).join('')}  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES \`member\` WRITE;
`;
const DUMP_TAIL = 'UNLOCK TABLES;\n-- Dump completed on 2020-01-01  0:00:00\n';

/** The rows as CSV, of at least so many bytes. Returns the number of rows. */
export function writeCsv(path: string, bytes: number, encode: (text: string) => Uint8Array): number {
  const file = openSync(path, 'w');
  let written = writeSync(file, encode(`${COLUMNS.join(',')}\n`));
  let rows = 0;
  let text = '';
  for (const cells of memberRows()) {
    text += `${cells.map(csvCell).join(',')}\n`;
    rows += 1;
    if (text.length < PIECE) continue;
    written += writeSync(file, encode(text));
    text = '';
    if (written >= bytes) break;
  }
  closeSync(file);
  return rows;
}

const csvCell = (text: string): string => (/[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** So many of the rows as a workbook. */
export async function writeWorkbook(path: string, count: number): Promise<number> {
  const rows = function* (): Generator<string[]> {
    let left = count;
    for (const cells of memberRows()) {
      if (left-- === 0) return;
      yield cells;
    }
  };
  const columns = COLUMNS.map((title) => ({ title, kind: 'text' as const }));
  await pipeline(writeXlsx([{ name: '会员', columns, rows: rows() }]), createWriteStream(path));
  return count;
}

/** Node writes no GB18030; these tables hold nothing but ASCII and characters of two bytes. */
export function gb18030Encoder(): (text: string) => Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
    }
  }
  return (text) => {
    const out = new Uint8Array(text.length * 2);
    let length = 0;
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const pair = pairs.get(character) ?? 0;
      if (code >= 0x80) out[length++] = pair >> 8;
      out[length++] = code < 0x80 ? code : pair & 0xff;
    }
    return out.subarray(0, length);
  };
}
