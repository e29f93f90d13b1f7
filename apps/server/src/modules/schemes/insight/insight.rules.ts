import type { PayClass, InsightRules } from '@qingyuan/core/scheme/insight/insight-rules';
import type { PlainDate } from '@qingyuan/core/kernel/plain-date';
import { PAY_KINDS, type PayKind } from '@qingyuan/core/scheme/reading/member-table';
import type { Law } from '../../../platform/law/law.ts';

/** Which kinds of pay are taken for pay by recruiting, and which for pay by sales. */
const PAY_RULE = 'team-remuneration';
/** What is pointed out. */
const SUSPICION_RULE = 'filled-accounts';

/** The rules of a day for the engine. @throws NoSuchRule when the law data has none on that day. */
export function insightRules(law: Pick<Law, 'payKinds' | 'suspicion'>, on: PlainDate): InsightRules {
  const pay = law.payKinds(PAY_RULE, on);
  const classOf = (kind: PayKind): PayClass => pay.kinds.find((one) => one.kind === kind)?.class ?? 'other';
  const suspicion = law.suspicion(SUSPICION_RULE, on);
  return {
    pay: {
      rule: `${pay.id}@${pay.version}`,
      classes: Object.fromEntries(PAY_KINDS.map((kind) => [kind, classOf(kind)])) as Record<PayKind, PayClass>,
    },
    suspicion: {
      rule: `${suspicion.id}@${suspicion.version}`,
      burstAccounts: suspicion.burstAccounts,
      namedAccounts: suspicion.namedAccounts,
      madeUpNames: suspicion.madeUpNames,
      ladderAccounts: suspicion.ladderAccounts,
      isolatedAccounts: suspicion.isolatedAccounts,
    },
  };
}
