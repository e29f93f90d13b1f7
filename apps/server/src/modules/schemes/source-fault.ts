import { SchemeError, type SchemeErrorCode } from '@qingyuan/core/scheme/scheme-error';
import { type DomainError, invalid } from '../../platform/access/errors.ts';
import { TabularError } from '../../platform/tabular/index.ts';

const WORDS: Readonly<Record<SchemeErrorCode, string>> = {
  columns: '没有识别出会员编号和推荐人两列，请在“列对应”中指定后重试。',
  empty: '所选的表没有数据行，请改选其他表或者文件。',
  mapping: '列对应有误：所指定的列在表中不存在或者重名，请重新选择。',
  persons: '所选的识别项（身份证号、手机号、银行卡）在表中没有对应的列，请指定该列，或者改选识别项。',
  rules: '追诉标准规则数据有误，请联系系统管理员。',
  too_large: '数据超出一次分析的上限，请拆分文件，或者核对金额列是否选错。',
  unclosed_quote: '有引号没有闭合，文件可能不完整，或者文本中的引号没有成对书写。',
  unreadable: '文件无法读取，请核对文件是否完整。',
};

/** A fault of the source in words for the user; every other error stays what it is. */
export function explainSourceFault(error: unknown): unknown {
  if (error instanceof TabularError) return invalid(error.id, error.message);
  if (error instanceof SchemeError) return explainScheme(error);
  return error;
}

function explainScheme({ code, row, message }: SchemeError): DomainError {
  const where = row === undefined ? '' : `（第 ${row} 行数据）`;
  return invalid(`scheme-${code.replaceAll('_', '-')}`, `${WORDS[code]}${where} [${message}]`);
}
