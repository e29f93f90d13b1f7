import { TabularError } from './errors.ts';

/** The name of a member would lead out of the folder it is unpacked to. */
export function zipPath(member: string): TabularError {
  return new TabularError({
    id: 'zip-path',
    zh: `压缩包里有不安全的文件名：${member}`,
    en: `the zip has a member with an unsafe name: ${member}`,
    hint: '文件名不得含 .. 或绝对路径；请只把表格文件重新压缩',
    hintEn: 'names must not hold .. or be absolute; zip the table alone again',
    where: { member },
  });
}

/** Unpacking would take far more room than the file. */
export function zipBomb(member: string): TabularError {
  return new TabularError({
    id: 'zip-bomb',
    zh: `压缩包解开后过大，已停止：${member}`,
    en: `the zip grows too large when unpacked, stopped at ${member}`,
    hint: '请先自行解压并核对内容，再提供里面的表格文件',
    hintEn: 'unpack and check it yourself, then give the table inside',
    where: { member },
  });
}

/** A password is needed. */
export function zipEncrypted(member: string): TabularError {
  return new TabularError({
    id: 'zip-encrypted',
    zh: `文件已加密：${member}`,
    en: `the file is encrypted: ${member}`,
    hint: '请用密码解开后再提供，或去掉工作簿的打开密码',
    hintEn: 'unpack it with its password first, or remove the password of the workbook',
    where: { member },
  });
}

/** The zip cannot be read any further. */
export function zipBroken(member: string, cause: unknown): TabularError {
  return new TabularError(
    {
      id: 'unreadable',
      zh: `压缩包或工作簿已损坏：${member}`,
      en: `the zip or workbook is damaged: ${member}`,
      hint: '请重新拷贝或重新导出该文件',
      hintEn: 'copy or export the file again',
      where: { member },
    },
    { cause },
  );
}

/** What is inside is of a kind that is not read. */
export function unsupportedMember(member: string, zh: string, en: string): TabularError {
  return new TabularError({
    id: 'unsupported',
    zh: `无法读取 ${member}：${zh}`,
    en: `cannot read ${member}: ${en}`,
    hint: '请提供 CSV、Excel（.xlsx/.xls）、MySQL 转储（.sql）或其 .zip',
    hintEn: 'give CSV, Excel (.xlsx/.xls), a MySQL dump (.sql) or a .zip of one of these',
    where: { member },
  });
}
