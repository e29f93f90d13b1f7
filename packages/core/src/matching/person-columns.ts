import { foldText } from '../kernel/text.ts';
import { SchemeError } from '../scheme/scheme-error.ts';

/** What a table of persons may say of each. */
export const PERSON_ROLES = ['id', 'name', 'id_number', 'phone', 'birth_date'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];
export type PersonMapping = { readonly [role in PersonRole]?: number } & { readonly id: number };

/** Headers that are known for each role, as people write them. */
const HEADERS: { readonly [role in PersonRole]: readonly string[] } = {
  id: ['person_id', 'entry_id', 'id', '编号', '人员编号', '序号', '条目编号'],
  name: ['name', '姓名', '名字', '真实姓名'],
  id_number: ['id_number', '身份证号', '身份证号码', '身份证', '证件号码', '公民身份号码'],
  phone: ['phone', 'mobile', '手机号', '手机号码', '联系电话', '电话', '手机'],
  birth_date: ['birth_date', 'birthday', '出生日期', '出生年月日', '生日'],
};

/** Every header known, to find the header row. */
export const PERSON_HEADERS: readonly string[] = Object.values(HEADERS).flat();

/** Settles which column says what. Throws SchemeError `columns` without an id or without anything to compare. */
export function recognisePersonColumns(columns: readonly string[]): PersonMapping {
  const folded = columns.map(foldText);
  const find = (role: PersonRole): number | undefined => {
    const at = HEADERS[role].map((header) => folded.indexOf(foldText(header))).find((index) => index >= 0);
    return at;
  };
  const found = PERSON_ROLES.map((role) => [role, find(role)] as const).filter(([, at]) => at !== undefined);
  const mapping: { [role in PersonRole]?: number } = Object.fromEntries(found);
  const { id } = mapping;
  if (id === undefined || found.length < 2)
    throw new SchemeError(
      'columns',
      `the columns ${columns.join(', ')} lack ${id === undefined ? 'person_id or entry_id' : 'a name, id number, phone or birth date'}; rename them`,
    );
  return { ...mapping, id };
}
