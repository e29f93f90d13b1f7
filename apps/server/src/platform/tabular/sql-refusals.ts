import { TabularError } from './errors.ts';
import type { SqlEncoding } from './sql-text.ts';

/** A place in a dump. */
export interface DumpPlace {
  readonly table: string;
  readonly row: number;
  readonly byte: number;
}

/** The dump ends, or breaks off, within something. */
export function cutOffDump({ table, row, byte }: DumpPlace): TabularError {
  const [zh, en] = table === '' ? ['', ''] : [`，表 ${table} 第 ${row} 行`, `, table ${table}, row ${row}`];
  return new TabularError({
    id: 'cut-off-dump',
    zh: `数据库转储不完整：在第 ${byte} 字节处中断${zh}`,
    en: `the dump is incomplete: it breaks off at byte ${byte}${en}`,
    hint: '请重新导出或重新拷贝完整的 .sql 文件，并核对大小',
    hintEn: 'export or copy the complete .sql file again and compare its size',
    where: table === '' ? { byte } : { byte, row },
  });
}

/** All statements are whole, but the mark that the program writes at the end is missing. */
export function unfinishedDump(byte: number, zh: string, en: string): TabularError {
  return new TabularError({
    id: 'cut-off-dump',
    zh: `数据库转储不完整：到第 ${byte} 字节结束，${zh}`,
    en: `the dump is incomplete: it ends at byte ${byte} and ${en}`,
    hint: '请重新导出或重新拷贝完整的 .sql 文件，并核对大小',
    hintEn: 'export or copy the complete .sql file again and compare its size',
    where: { byte },
  });
}

/** A text of the dump is not in its encoding. */
export function sqlText(encoding: SqlEncoding, { table, row, byte }: DumpPlace): TabularError {
  const [name, other] = encoding === 'utf-8' ? ['UTF-8', 'GB18030'] : ['GB18030', 'UTF-8'];
  return new TabularError({
    id: 'wrong-encoding',
    zh: `表 ${table} 第 ${row} 行（第 ${byte} 字节处）不是有效的 ${name} 文本`,
    en: `row ${row} of table ${table} (byte ${byte}) is not valid ${name} text`,
    hint: `请改选编码 ${other} 再试`,
    hintEn: `choose the encoding ${other} and try again`,
    where: { row, byte },
  });
}

/** Rows that are not written out as values. */
export function unsupportedInsert(byte: number): TabularError {
  return new TabularError({
    id: 'unsupported',
    zh: `第 ${byte} 字节处的 INSERT 没有直接写出 VALUES 数据行`,
    en: `the INSERT at byte ${byte} does not write its rows out as VALUES`,
    hint: '请用 mysqldump、Navicat 或 phpMyAdmin 以 INSERT … VALUES 方式重新导出',
    hintEn: 'export again as INSERT … VALUES with mysqldump, Navicat or phpMyAdmin',
    where: { byte },
  });
}

/** No rows at all. */
export function noTable(name: string): TabularError {
  return new TabularError({
    id: 'no-table',
    zh: `文件 ${name} 里没有数据表（没有 INSERT … VALUES）`,
    en: `there is no table in ${name} (no INSERT … VALUES)`,
    hint: '请导出结构和数据，不要只导出结构或视图',
    hintEn: 'export structure and data, not only structure or views',
  });
}
