import type { ListKind } from '@qingyuan/contract/screening';
import { foldText } from '@qingyuan/core/kernel/text';

/** Fields of a list that screening understands, in the order of the template. */
export const LIST_FIELDS = [
  'name',
  'code',
  'host',
  'operator',
  'icp',
  'address',
  'representative',
  'scope',
  'description',
  'fee',
  'complaints',
  'founded',
  'ended',
  'area',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** Which column each field was found in. */
export type ListColumns = Readonly<Partial<Record<ListField, number>>>;

/** Headers in use, the one of the template first. */
const HEADERS: Readonly<Record<ListKind, Readonly<Partial<Record<ListField, readonly string[]>>>>> = {
  firm: {
    name: ['企业名称', '市场主体名称', '主体名称', '单位名称', '名称'],
    code: ['统一社会信用代码', '社会信用代码', '信用代码', '注册号'],
    address: ['住所', '注册地址', '住所（经营场所）', '经营场所', '地址', '企业地址'],
    representative: ['法定代表人', '法定代表人（负责人）', '负责人', '法人'],
    scope: ['经营范围', '经营范围及方式'],
    description: ['宣传内容', '企业简介', '简介', '说明', '备注'],
    fee: ['入门费（元）', '加盟费（元）', '入门费', '加盟费'],
    complaints: ['投诉举报数', '投诉数', '投诉量'],
    founded: ['成立日期', '成立时间', '注册日期'],
    ended: ['注销或吊销日期', '注销日期', '吊销日期', '注吊销日期'],
    area: ['区划代码', '行政区划代码', '所属区划'],
  },
  site: {
    name: ['网站名称', '名称', '应用名称'],
    host: ['网址', '域名', '网站域名', '首页网址', '网站首页网址'],
    operator: ['主办单位', '主办单位名称', '开办单位'],
    icp: ['备案号', 'ICP备案号', '网站备案号', '备案/许可证号'],
    description: ['网站内容', '宣传内容', '说明', '备注', '简介'],
    fee: ['入门费（元）', '会员费（元）', '入门费', '会员费'],
    complaints: ['投诉举报数', '投诉数', '投诉量'],
    area: ['区划代码', '行政区划代码', '所属区划'],
  },
};

/** Without it nothing can be told apart. */
export const NEEDED_FIELD = { firm: 'name', site: 'host' } as const satisfies Record<ListKind, ListField>;

export function headersOf(kind: ListKind): Readonly<Partial<Record<ListField, readonly string[]>>> {
  return HEADERS[kind];
}

/** The header of the template for each field that a kind of list has. */
export function templateColumns(kind: ListKind): readonly { readonly field: ListField; readonly header: string }[] {
  return LIST_FIELDS.flatMap((field) => {
    const header = HEADERS[kind][field]?.[0];
    return header === undefined ? [] : [{ field, header }];
  });
}

/** Header words that tell the header row from titles above it. */
export function knownHeaders(kind: ListKind): ReadonlySet<string> {
  return new Set(Object.values(HEADERS[kind]).flat());
}

/** Finds the fields by their headers; a field whose header stands twice takes the first. */
export function findColumns(kind: ListKind, columns: readonly string[]): ListColumns {
  const folded = columns.map(foldText);
  const found: Partial<Record<ListField, number>> = {};
  for (const field of LIST_FIELDS) {
    const at = (HEADERS[kind][field] ?? [])
      .map((header) => folded.indexOf(foldText(header)))
      .find((place) => place >= 0);
    if (at !== undefined) found[field] = at;
  }
  return found;
}
