/** Words of the shared parts. Functions where a number decides the form. */
export interface UiWords {
  readonly query: string;
  readonly reset: string;
  readonly conditions: string;
  readonly fold: string;
  readonly unfold: string;
  readonly any: string;
  readonly from: (label: string) => string;
  readonly to: (label: string) => string;
  readonly dateHint: string;
  readonly actions: string;
  readonly columns: string;
  readonly allColumns: string;
  readonly export: string;
  readonly total: (count: string) => string;
  readonly loading: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly optional: string;
  readonly reasonMissing: (least: number) => string;
  readonly confirm: string;
  readonly cancel: string;
  readonly reveal: string;
  readonly revealTitle: (label: string) => string;
  readonly revealNotice: string;
  readonly purpose: string;
  readonly purposeMissing: string;
  readonly hide: string;
  readonly entries: (count: string) => string;
}

export const uiWordsZh: UiWords = {
  query: '查询',
  reset: '重置',
  conditions: '查询条件',
  fold: '收起',
  unfold: '展开',
  any: '全部',
  from: (label) => `${label}起`,
  to: (label) => `${label}止`,
  dateHint: '如 2026-09-29 或 20260929',
  actions: '操作',
  columns: '列设置',
  allColumns: '恢复全部列',
  export: '导出 Excel',
  total: (count) => `共 ${count} 条`,
  loading: '正在加载…',
  reason: '理由',
  optional: '（选填）',
  reasonHint: '写明事实和依据，将记入操作日志',
  reasonMissing: (least) => `请填写理由，不少于 ${least} 个字`,
  confirm: '确定',
  cancel: '取消',
  reveal: '查看',
  revealTitle: (label) => `查看${label}`,
  revealNotice: '本次查看的人员、时间和用途将记入审计日志。',
  purpose: '查看用途',
  purposeMissing: '请选择查看用途',
  hide: '隐藏',
  entries: (count) => `${count} 条记录`,
};

export const uiWordsEn: UiWords = {
  query: 'Search',
  reset: 'Reset',
  conditions: 'Conditions',
  fold: 'Fold',
  unfold: 'Unfold',
  any: 'All',
  from: (label) => `${label}: from`,
  to: (label) => `${label}: to`,
  dateHint: 'e.g. 2026-09-29 or 20260929',
  actions: 'Actions',
  columns: 'Columns',
  allColumns: 'Show all columns',
  export: 'Export to Excel',
  total: (count) => `${count} in total`,
  loading: 'Loading…',
  reason: 'Reason',
  optional: ' (optional)',
  reasonHint: 'State the facts and the basis; this goes into the log',
  reasonMissing: (least) => `Give a reason of at least ${least} characters`,
  confirm: 'Confirm',
  cancel: 'Cancel',
  reveal: 'Reveal',
  revealTitle: (label) => `Reveal ${label}`,
  revealNotice: 'Who looked, when and for what purpose goes into the audit log.',
  purpose: 'Purpose',
  purposeMissing: 'Choose a purpose',
  hide: 'Hide',
  entries: (count) => `${count} records`,
};
