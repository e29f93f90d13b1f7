import { findingBlocks, decisionBlocks, limitBlocks, repeatBlocks } from './closing-parts.rules.ts';
import { type Block, body, heading1 } from './blocks.rules.ts';
import { choiceBlocks, methodBlocks, ruleBlocks, sourceBlocks } from './opening-parts.rules.ts';
import { personBlocks } from './person-parts.rules.ts';
import type { ReportMaterial } from './report-material.rules.ts';
import { chineseDate, chineseNumber } from './report-words.rules.ts';
import { totalBlocks } from './total-parts.rules.ts';

interface Part {
  readonly title: string;
  readonly blocks: (material: ReportMaterial) => readonly Block[];
}

const PARTS: readonly Part[] = [
  { title: '数据来源', blocks: sourceBlocks },
  { title: '分析方法', blocks: methodBlocks },
  { title: '适用标准和版本', blocks: ruleBlocks },
  { title: '数据处理决定', blocks: choiceBlocks },
  { title: '总体情况', blocks: totalBlocks },
  { title: '达到标准的人员', blocks: personBlocks },
  { title: '办案人员的认定', blocks: decisionBlocks },
  { title: '数据瑕疵', blocks: findingBlocks },
  { title: '本报告的限度', blocks: limitBlocks },
  { title: '复核方法', blocks: repeatBlocks },
];

/** The report of an analysis, piece by piece, in Chinese as official documents are written. */
export function deriveReport(material: ReportMaterial): Block[] {
  return [
    { kind: 'title', text: `关于“${material.schemeName}”组织结构的分析报告` },
    opening(material),
    ...PARTS.flatMap(({ title, blocks }, at) => [heading1(`${chineseNumber(at + 1)}、${title}`), ...blocks(material)]),
    { kind: 'sign', text: material.agencyName },
    { kind: 'sign', text: chineseDate(material.exportedAt) },
  ];
}

function opening({ caseNumber, caseTitle, schemeName, analysis }: ReportMaterial): Block {
  const { accounts, persons } = analysis.totals;
  const of = caseNumber === null ? `“${caseTitle}”` : `“${caseTitle}”（${caseNumber}）`;
  return body(
    `在办理${of}过程中，对“${schemeName}”的会员数据进行了结构分析，共有账号 ${accounts} 个，涉及 ${persons} 人。现将分析情况报告如下。人数、层级和资金由程序按照公开的方法计算，可以重复验证；人员的作用由办案人员认定。`,
  );
}
