import type { Localized, SuspicionRule } from '@qingyuan/contract/law';
import type { SharedKey, SuspicionKind } from '@qingyuan/contract/scheme-insight';
import type { SharedBy, Suspicious } from '@qingyuan/core/scheme/insight/insight';
import { MASKS } from '../masking.rules.ts';

export const KEY_NAMES: Readonly<Record<SharedKey, Localized>> = {
  id_number: { zh: '身份证号', en: 'id number' },
  phone: { zh: '手机号', en: 'phone' },
  bank_card: { zh: '银行卡号', en: 'bank card' },
  device: { zh: '设备号', en: 'device' },
  ip: { zh: 'IP 地址', en: 'IP address' },
};

/** How a value that accounts share is masked. */
export const maskShared: Readonly<Record<SharedKey, (text: string) => string>> = {
  id_number: MASKS.idNumber,
  phone: MASKS.phone,
  bank_card: MASKS.bankCard,
  device: (text) => (text.length < 6 ? '****' : `${text.slice(0, 2)}****${text.slice(-2)}`),
  ip: (text) => text.replace(/[^.:]+$/u, '*'),
};

/** Which keys made accounts one person. */
export function severalReason(count: number, by: readonly SharedBy[]): Localized {
  if (by.length === 0)
    return { zh: `${count} 个账号按数据处理决定归为一人`, en: `${count} accounts are one person by a decision` };
  const zh = by.map(({ key, accounts }) => `${KEY_NAMES[key].zh}（${accounts} 个账号相同）`).join('、');
  const en = by.map(({ key, accounts }) => `${KEY_NAMES[key].en} (same in ${accounts})`).join(', ');
  return { zh: `${count} 个账号归为一人：${zh}`, en: `${count} accounts are one person: ${en}` };
}

export function sharedReason(key: SharedKey, { count, persons }: { readonly count: number; readonly persons: number }) {
  const { zh, en } = KEY_NAMES[key];
  return {
    zh: `${persons} 人的 ${count} 个账号${zh}相同`,
    en: `${count} accounts of ${persons} persons have the same ${en}`,
  };
}

/** What speaks for it, with its figures. */
export function suspicionReason({ kind, count, value }: Suspicious): Localized {
  switch (kind) {
    case 'burst': {
      const minute = new Date(value * 60_000).toISOString().slice(0, 16).replace('T', ' ');
      return {
        zh: `同一推荐人名下 ${count} 个账号编号相连，都在 ${minute} 注册，没有付款，也没有活动`,
        en: `${count} accounts of one recommender with consecutive numbers, all joined at ${minute}, no payment, no activity`,
      };
    }
    case 'made_up_names':
      return {
        zh: `同一推荐人名下 ${count} 个账号的名称都是“用户001”一类`,
        en: `${count} accounts of one recommender bear names like “用户001”`,
      };
    case 'same_name':
      return {
        zh: `同一推荐人名下 ${count} 个账号同名，按证件等却是 ${value} 人`,
        en: `${count} accounts of one recommender bear one name, but are ${value} persons by their keys`,
      };
    case 'ladder':
      return {
        zh: `同一人的 ${count} 个账号上下相连，最长 ${value} 层`,
        en: `${count} accounts of one person stand below one another, ${value} levels at most`,
      };
  }
}

/** From which size on something is listed. */
export function suspicionThreshold(kind: SuspicionKind, rule: SuspicionRule): Localized {
  switch (kind) {
    case 'burst':
      return {
        zh: `同一推荐人、编号相连、同一分钟注册、无付款无活动，${rule.burstAccounts} 个以上`,
        en: `One recommender, consecutive numbers, one minute, no payment or activity: ${rule.burstAccounts} or more`,
      };
    case 'made_up_names':
      return {
        zh: `同一推荐人名下，名称由 ${rule.madeUpNames.join('、')} 加数字组成，${rule.namedAccounts} 个以上`,
        en: `One recommender, named ${rule.madeUpNames.join(', ')} with digits: ${rule.namedAccounts} or more`,
      };
    case 'same_name':
      return {
        zh: `同一推荐人名下同名不同人，${rule.namedAccounts} 人以上`,
        en: `One recommender, one name, different persons: ${rule.namedAccounts} or more`,
      };
    case 'ladder':
      return {
        zh: `同一人的账号上下相连，${rule.ladderAccounts} 个以上`,
        en: `Accounts of one person below one another: ${rule.ladderAccounts} or more`,
      };
  }
}
