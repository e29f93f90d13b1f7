import type { InsightRule, SchemeInsight, SuspicionKind, TopLine } from '@qingyuan/contract/scheme-insight';
import type { PayKinds, SuspicionRule } from '@qingyuan/contract/law';
import { type Insight, SHARED_KEYS, type TopLine as CoreTopLine } from '@qingyuan/core/scheme/insight/insight';
import type { Scope } from '../../../platform/access/actor.ts';
import type { ScopedDb } from '../../../platform/db/scope.ts';
import { NoSuchRule } from '../../../platform/law/law.ts';
import type { Services } from '../../../platform/platform.ts';
import type { SchemeAsked } from '../accounts.read.ts';
import { openStructure } from '../open-structure.ts';
import { getAnalysedScheme } from '../readable-scheme.ts';
import type { StructureView } from '../structure-view.ts';
import { dayOrNull, deriveDays, deriveMonths, derivePartSizes, deriveShares } from './figures.rules.ts';
import { suspicionThreshold } from './group-words.rules.ts';
import { openInsight } from './open-insight.ts';

export type Known = Pick<Services, 'law' | 'vault'>;

/** The figures of the last finished analysis as a whole. */
export function schemeInsight({ law, vault }: Known, asked: SchemeAsked) {
  return async (db: ScopedDb, scope: Scope): Promise<{ insight: SchemeInsight | null }> => {
    const { result } = await getAnalysedScheme(db, scope, asked);
    const files = await openInsight(vault, result);
    if (files === undefined) return { insight: null };
    const { insight } = files.insight;
    const structure = await openStructure(vault, result);
    const payRule = getRule('pay-kinds', law.all.payKinds, insight.rules.pay);
    const suspicionRule = getRule('suspicion', law.all.suspicion, insight.rules.suspicion);
    return { insight: await present({ insight, structure, payRule, suspicionRule }) };
  };
}

/** The version that an analysis was made under. @throws NoSuchRule when the law data no longer has it. */
export function getRule<T extends { readonly id: string; readonly version: string }>(
  kind: string,
  rules: readonly T[],
  ref: string,
): T {
  const rule = rules.find(({ id, version }) => `${id}@${version}` === ref);
  if (rule === undefined) throw new NoSuchRule(`${kind}/${ref}`);
  return rule;
}

export function ruleOf({ id, version, title, citation, certainty }: PayKinds | SuspicionRule): InsightRule {
  return { rule: `${id}@${version}`, title, citation, certainty };
}

interface Presented {
  readonly insight: Insight;
  readonly structure: StructureView;
  readonly payRule: PayKinds;
  readonly suspicionRule: SuspicionRule;
}

const SUSPICIONS: readonly SuspicionKind[] = ['burst', 'made_up_names', 'same_name', 'ladder'];

async function present({ insight, structure, payRule, suspicionRule }: Presented): Promise<SchemeInsight> {
  const { growth, areas, topLines, several, shared, suspicious, parts, isolated } = insight;
  const top = (lines: readonly CoreTopLine[]) => Promise.all(lines.map((line) => toTopLine(structure, line)));
  return {
    accounts: insight.accounts,
    growth: growth && {
      days: deriveDays(growth.days),
      months: deriveMonths(growth.days),
      empty: growth.empty,
      unreadable: growth.unreadable,
      firstJoined: dayOrNull(growth.firstJoined),
      lastJoined: dayOrNull(growth.lastJoined),
      firstActive: dayOrNull(growth.firstActive),
      lastActive: dayOrNull(growth.lastActive),
      activeUnreadable: growth.activeUnreadable,
    },
    areas: areas && presentAreas(areas),
    topLines: {
      accounts: await top(topLines.accounts),
      people: await top(topLines.people),
      money: await top(topLines.money),
    },
    pay: presentPay(insight, payRule),
    several: { total: several.total, accounts: several.accounts },
    shared: SHARED_KEYS.flatMap((key) =>
      shared.filter((list) => list.key === key).map(({ total, accounts }) => ({ key, total, accounts })),
    ),
    suspicious: SUSPICIONS.map((kind) => ({
      kind,
      total: suspicious[kind].total,
      accounts: suspicious[kind].accounts,
      reason: suspicionThreshold(kind, suspicionRule),
    })),
    parts: derivePartSizes(parts),
    isolated: { ...isolated },
    rules: { pay: ruleOf(payRule), suspicion: ruleOf(suspicionRule) },
  };
}

async function toTopLine(structure: StructureView, line: CoreTopLine): Promise<TopLine> {
  const { index, memberId, name } = await structure.account(line.index);
  const { accounts, people, money } = line;
  return { account: { index, memberId, name }, accounts, people, moneyFen: money };
}

function presentAreas({ unknown, unknownPaidIn, rows }: NonNullable<Insight['areas']>): SchemeInsight['areas'] {
  const known = rows.map(({ province, city, from, accounts, paidIn }, at) => ({
    key: at + 1,
    province,
    city,
    from,
    accounts,
    paidInFen: paidIn,
  }));
  return [
    ...known.filter(({ accounts }) => accounts > 0).toSorted((a, b) => b.accounts - a.accounts),
    { key: 0, province: null, city: null, from: null, accounts: unknown, paidInFen: unknownPaidIn },
  ];
}

function presentPay({ pay }: Insight, rule: PayKinds): SchemeInsight['pay'] {
  if (pay === null) return null;
  const kinds = pay.kinds.flatMap(({ kind, class: of, sum, receivers }) => {
    const said = rule.kinds.find((one) => one.kind === kind);
    return said === undefined
      ? []
      : [{ kind, class: of, name: said.name, reason: said.reason, sumFen: sum, receivers }];
  });
  const amounts = kinds.map((one) => ({ class: one.class, fen: BigInt(one.sumFen) }));
  return { kinds, recruited: pay.recruited, shares: deriveShares(amounts, pay.recruited) };
}
