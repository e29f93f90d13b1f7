import type { TipChannel, TipKind } from '@qingyuan/contract/tips';
import type { TipDetails } from '@qingyuan/contract/tips-registration';

/** Words of the official form; it is always Chinese. */
export const CHANNEL_NAMES: Readonly<Record<TipChannel, string>> = {
  web: '举报网站',
  phone: '来电',
  letter: '来信',
  visit: '来访',
  media: '媒体',
  online: '网络',
  handed_over: '部门移交',
};

export const KIND_NAMES: Readonly<Record<TipKind, string>> = {
  gathering: '聚集、听课、窝点',
  online: '网络传销',
  recruiting: '发展下线',
  confinement: '限制人身自由',
  housing: '提供出租屋等条件',
  other: '其他',
};

export const DETAIL_NAMES: Readonly<Record<keyof TipDetails, string>> = {
  hotline: '接听电话',
  letterDate: '来信日期',
  postmark: '邮戳',
  visitPlace: '接访地点',
  outlet: '媒体或平台名称',
  headline: '标题',
  publishedOn: '发布日期',
  link: '网址',
  agency: '移交部门',
  documentNumber: '文号',
  documentDate: '移交日期',
};
