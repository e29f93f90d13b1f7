import type { SchemeTree } from '@qingyuan/contract/schemes';
import { maskBankCard, maskIdNumber, maskPhone } from '@qingyuan/core/identifiers/masking';
import type { FileAccount } from '@qingyuan/core/scheme/structure-file/sections';

export interface LineTexts {
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly bankCard: string | null;
  readonly area: string | null;
  readonly joinedAt: string | null;
  readonly above: string | null;
}

export type LineCell = string | number | bigint | null;

interface LineColumn {
  readonly title: string;
  readonly kind: 'text' | 'integer' | 'yuan';
  readonly width?: number;
  readonly of: (account: FileAccount, texts: LineTexts, below: number) => LineCell;
}

const mask = (value: string | null, how: (text: string) => string): string | null =>
  value === null ? null : how(value);

/** What stands in an exported line, in this order. Personal numbers are masked, whoever exports. */
export function lineColumns(tree: SchemeTree): readonly LineColumn[] {
  return [
    { title: '会员编号', kind: 'text', of: ({ memberId }) => memberId },
    { title: '姓名', kind: 'text', width: 12, of: ({ name }) => name },
    { title: tree === 'placement' ? '接点人编号' : '推荐人编号', kind: 'text', of: (_, { above }) => above },
    { title: '层级', kind: 'integer', width: 8, of: ({ level }) => level },
    { title: '在本线以下层数', kind: 'integer', of: (_account, _texts, below) => below },
    { title: '直接下线', kind: 'integer', of: ({ direct }) => direct },
    { title: '下线账号数', kind: 'integer', of: ({ downline }) => downline },
    { title: '本人及下线人数', kind: 'integer', of: ({ people }) => people },
    { title: '本人及下线层数', kind: 'integer', of: ({ levels }) => levels },
    { title: '投入（元）', kind: 'yuan', of: ({ paidInFen }) => paidInFen },
    { title: '提取（元）', kind: 'yuan', of: ({ paidOutFen }) => paidOutFen },
    { title: '全线投入（元）', kind: 'yuan', of: ({ moneyLineFen }) => moneyLineFen },
    { title: '手机号（遮蔽）', kind: 'text', width: 14, of: (_, { phone }) => mask(phone, maskPhone) },
    { title: '身份证号（遮蔽）', kind: 'text', width: 22, of: (_, { idNumber }) => mask(idNumber, maskIdNumber) },
    { title: '银行卡号（遮蔽）', kind: 'text', width: 22, of: (_, { bankCard }) => mask(bankCard, maskBankCard) },
    { title: '加入时间', kind: 'text', of: (_, { joinedAt }) => joinedAt },
    { title: '地区', kind: 'text', of: (_, { area }) => area },
  ];
}
