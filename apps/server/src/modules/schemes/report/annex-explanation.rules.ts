import type { SchemeAnalysis } from '@qingyuan/contract/schemes';
import { BASIS_WORDS, certaintyText, citationText, COLUMN_WORDS, KEY_WORDS } from './report-words.rules.ts';
import { MemberColumn } from '@qingyuan/contract/scheme-source';

interface Explained {
  readonly schemeName: string;
  readonly caseTitle: string;
  readonly agencyName: string;
  readonly analysis: SchemeAnalysis;
}

/** Where the figures of the annex come from and how they are to be read. */
export function explanationRows({ schemeName, caseTitle, agencyName, analysis }: Explained): (readonly string[])[] {
  const { source, table, mapping, persons, thresholds, engine, digest, version, joined = [] } = analysis;
  const columns = MemberColumn.options.flatMap((role) => {
    const name = mapping[role];
    return name === undefined ? [] : [`${COLUMN_WORDS[role]}＝${name}`];
  });
  return [
    ['名称', `“${schemeName}”组织结构分析报告附表`],
    ['案件', caseTitle],
    ['单位', agencyName],
    ['分析', `第 ${version} 次，由${analysis.askedBy}发起，${analysis.finishedAt} 完成`],
    ['原始数据', `${source.name}，${source.bytes} 字节，表“${table}”`],
    ['原始数据 SHA-256', source.sha256],
    ['原始数据 SM3', source.sm3],
    ...joined.flatMap((one) => [
      ['并入的表', `${one.file}：${one.table}，并入 ${one.joined} 行`],
      ['并入的表 SHA-256', one.sha256],
      ['并入的表 SM3', one.sm3],
    ]),
    ['列对应', columns.join('；')],
    [
      '识别同一人的依据',
      persons.length === 0 ? '无，每一账号视为一人' : persons.map((key) => KEY_WORDS[key]).join('、'),
    ],
    ['计数口径', analysis.bases.map(({ basis }) => `${BASIS_WORDS[basis].name}：${BASIS_WORDS[basis].how}`).join('；')],
    [
      '适用标准',
      `${citationText(thresholds.citation)}（${thresholds.rule}，标准的内容${certaintyText(thresholds.certainty)}）`,
    ],
    ['计算程序版本', engine],
    ['结果校验值', digest],
    ['人数和层级', '均含本人和本级；全部标准均包括本数'],
    ['资金', '某人全部账号及其以下全部账号缴纳金额之和，未扣除返还的金额'],
    ['账号路径', '每人列出不超过 20 个账号；很长的路径略去中间部分'],
    ['个人信息', '身份证号和手机号已遮盖，需要原文的，在系统中逐项说明用途后查看'],
    ['限度', '达到标准不等于认定为组织者、领导者；人员的作用以办案人员的认定为准'],
  ];
}
