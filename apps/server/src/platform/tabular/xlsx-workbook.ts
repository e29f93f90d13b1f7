import { isDateFormat, isDateFormatId } from './spreadsheet-values.ts';
import { attribute, readXml } from './xml.ts';
import type { ZipMember } from './zip.ts';

/** What a workbook says of its sheets. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: ZipMember }[];
  readonly date1904: boolean;
  /** By number of a cell's style: whether it shows a date. */
  readonly dateStyles: readonly boolean[];
  readonly strings: ZipMember | undefined;
}

/** Reads the parts of a workbook that say where its sheets are and how cells are shown. @throws TabularError */
export async function readWorkbook(members: readonly ZipMember[]): Promise<Workbook> {
  const part = (name: string): ZipMember | undefined =>
    members.find((member) => member.name.toLowerCase() === name.toLowerCase());
  const targets = await readTargets(part('xl/_rels/workbook.xml.rels'));
  const listed: { name: string; id: string }[] = [];
  let date1904 = false;
  await readXml(part('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(1|true)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      listed.push({ name: attributes['name'] ?? '', id: attribute(attributes, 'id') ?? '' });
    },
  });
  const sheets = listed.flatMap(({ name, id }) => {
    const found = part(targets.get(id) ?? '');
    return found === undefined || !/sheet/iu.test(found.name) ? [] : [{ name, part: found }];
  });
  const dateStyles = await readDateStyles(part('xl/styles.xml'));
  return { sheets, date1904, dateStyles, strings: part('xl/sharedStrings.xml') };
}

async function readTargets(part: ZipMember | undefined): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readXml(part, {
    open: (name, { Id: id = '', Target: target = '' }) => {
      if (name === 'Relationship') targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

async function readDateStyles(part: ZipMember | undefined): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readXml(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId']);
        const code = codes.get(id);
        styles.push(code === undefined ? isDateFormatId(id) : isDateFormat(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
