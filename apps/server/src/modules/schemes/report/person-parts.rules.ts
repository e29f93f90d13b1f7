import type { SchemePerson, ThresholdReason } from '@qingyuan/contract/scheme-accounts';
import type { AppliedThresholds } from '@qingyuan/contract/schemes';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type Block, body, heading2 } from './blocks.rules.ts';
import { type ReportMaterial, type ReportPerson, refText } from './report-material.rules.ts';
import { BASIS_WORDS, chineseNumber, citationText, THRESHOLD_WORDS } from './report-words.rules.ts';

/** Persons above the thresholds, most people first: the first described one by one, the next in a table, the others in the annex. */
export function personBlocks({ persons, others, personsTotal, analysis: { thresholds } }: ReportMaterial): Block[] {
  if (personsTotal === 0) return [body('没有达到上述人数和层级标准的人员。')];
  const listed = persons.length + others.length;
  const part = listed < personsTotal ? `，本报告列出前 ${listed} 人，其余 ${personsTotal - listed} 人见附表` : '';
  return [
    body(
      `达到人数和层级标准的共 ${personsTotal} 人，按人数由多到少排列${part}。附表“达到标准人员”列有全部 ${personsTotal} 人。达到标准不等于认定为组织者、领导者。`,
    ),
    body(`下列各表中的标准，依据均为${citationText(thresholds.citation)}，规则版本 ${thresholds.rule}。`),
    ...persons.flatMap((one, at) => described(one, at, thresholds)),
    ...(others.length === 0 ? [] : otherBlocks(persons.length, others)),
  ];
}

function described({ person, idNumber, path }: ReportPerson, at: number, limits: AppliedThresholds): Block[] {
  const { account, accountCount, accounts, moneyLineFen, bases, reasons } = person;
  const id = idNumber === null ? '' : `，身份证号 ${idNumber}`;
  const more = accountCount > accounts.length ? `等 ${accountCount} 个，全部见附表` : '';
  const own = accountCount === 1 ? '' : `，名下账号 ${accountCount} 个：${accounts.map(refText).join('、')}${more}`;
  const figures = (['accounts', 'active', 'persons', 'participants', 'without_family'] as const).map(
    (basis) => `${BASIS_WORDS[basis].name} ${bases[basis].people} 人、${bases[basis].levels} 级`,
  );
  return [
    heading2(`（${chineseNumber(at + 1)}）${account.name ?? '（表中无姓名）'}`),
    body(`账号 ${account.memberId}${id}${own}。`),
    body(`各口径的人数和层级（含本人和本级）：${figures.join('；')}。资金 ${yuanText(moneyLineFen)} 元。`),
    body(`自顶点起的路径：${path.join(' → ')}。`),
    {
      kind: 'table',
      head: ['达到的标准', '口径', '数值', '标准值'],
      rows: reasons.map((reason) => reasonRow(reason, limits)),
      shares: [4, 5, 5, 5],
    },
  ];
}

function reasonRow({ threshold, basis, people, levels, moneyFen }: ThresholdReason, limits: AppliedThresholds) {
  const row = (value: string, limit: string) => [THRESHOLD_WORDS[threshold], BASIS_WORDS[basis].name, value, limit];
  switch (threshold) {
    case '30_3':
      return row(`${people} 人、${levels} 级`, `${limits.people} 人、${limits.levels} 级以上`);
    case '120':
      return row(`${people} 人`, `${limits.seriousPeople} 人以上`);
    case '2_5m':
      return row(`${yuanText(moneyFen)} 元`, `${yuanText(limits.seriousMoneyFen)} 元以上`);
  }
}

function otherBlocks(before: number, others: readonly SchemePerson[]): Block[] {
  const rows = others.map(({ account, people, levels, moneyLineFen, meets }, at) => [
    String(before + at + 1),
    account.name ?? '',
    account.memberId,
    String(people),
    String(levels),
    yuanText(moneyLineFen),
    meets.length > 1 ? '是' : '',
  ]);
  return [
    heading2(`（${chineseNumber(before + 1)}）其他达到标准的人员`),
    {
      kind: 'table',
      head: ['序号', '姓名', '账号', '人数', '层级', '资金（元）', '情节严重'],
      rows,
      shares: [2, 3, 5, 3, 2, 6, 3],
    },
  ];
}
