import type { SourceFault, SourceFaultKind } from '@qingyuan/contract/scheme-import';
import { csvCell } from '../../../platform/tabular/csv-line.rules.ts';
import type { JoinFault } from './table-join.ts';

const BOM = '\uFEFF';

const JOIN_WORDS: Readonly<Record<JoinFault['kind'], string>> = {
  unknown_member: '会员表中没有该会员',
  bad_amount: '金额无法识别，按 0 计',
};

/** What each kind of fault is called, and what an analysis makes of it. */
const SOURCE_WORDS: Readonly<Record<SourceFaultKind, readonly [name: string, meaning: string]>> = {
  row_width: ['列数不符', '该行的列数与表头不同，缺少的列按空处理，多出的列不读'],
  missing_id: ['缺会员编号', '该行不作为账号'],
  duplicate_id: ['会员编号重复', '以首次出现的行为准'],
  self_reference: ['上级为本人', '作为顶点处理'],
  unknown_upline: ['上级不存在', '上级不在表中，作为顶点处理'],
  float_id: ['编号变成小数', '编号、电话或卡号疑似被表格软件转成小数或科学计数，末位可能已丢失，请核对原始数据'],
  bad_amount: ['金额无法识别', '按 0 计算'],
  bad_time: ['时间无法识别', '按没有时间处理'],
  garbled_text: ['乱码', '文字疑似在导出时转码出错，请核对编码'],
};

export const JOIN_FAULTS_HEAD = `${BOM}表,数据行号,问题,会员编号,列,原值\n`;

export function joinFaultLine({ table, row, kind, memberId, column, value }: JoinFault): string {
  return `${[table, String(row), JOIN_WORDS[kind], memberId, column, value].map(csvCell).join(',')}\n`;
}

export const SOURCE_FAULTS_HEAD = `${BOM}问题,数据行号,会员编号,列,原值,说明\n`;

export function sourceFaultLine({ kind, row, memberId, column, value, firstRow }: SourceFault): string {
  const [name, meaning] = SOURCE_WORDS[kind];
  const note = firstRow === null ? meaning : `${meaning}（第 ${firstRow} 行）`;
  return `${[name, String(row), memberId, column, value, note].map(csvCell).join(',')}\n`;
}
