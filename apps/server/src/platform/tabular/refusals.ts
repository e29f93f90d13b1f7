import { TabularError } from './errors.ts';

/** Nothing is in the file. */
export function emptyFile(name: string): TabularError {
  return new TabularError({
    id: 'empty-file',
    zh: `文件 ${name} 是空的`,
    en: `the file ${name} is empty`,
    hint: '请检查导出是否完成，再选择有内容的文件',
    hintEn: 'check whether the export was finished and choose a file with content',
    where: { byte: 0 },
  });
}

/** There are column names but no record. */
export function headerOnly(columns: readonly string[]): TabularError {
  return new TabularError({
    id: 'header-only',
    zh: `只有表头（${columns.slice(0, 6).join('、')}），没有数据行`,
    en: `there is only a header (${columns.slice(0, 6).join(', ')}) and no data row`,
    hint: '请重新导出带数据的文件',
    hintEn: 'export the file again with its data',
    where: { row: 1 },
  });
}
