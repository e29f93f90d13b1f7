import { fen, formatYuan } from '@qingyuan/core/kernel/money';
import type {
  CalendarFile,
  Clock,
  DetentionScale,
  DiscretionTable,
  Localized,
  PayKinds,
  PenaltyFile,
  ReturnForm,
  RoleFile,
  SuspicionRule,
  Thresholds,
} from '@qingyuan/contract/law';
import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import { ruleWords } from './words.ts';

export type Language = keyof Localized;

const { say, lookUp } = ruleWords;
const yuan = (amount: number) => formatYuan(fen(amount)).replace(/\.00$/u, '');
const period = ({ amount, unit }: Pick<Clock, 'amount' | 'unit'>) => say(`period.${unit}`, { amount });
const sayIf = (holds: boolean, text: () => string): string[] => (holds ? [text()] : []);

/** What a rule says, a sentence a line; `l` is the language of the texts that the law data carries in both. */
export function clockLines(clock: Clock, l: Language): string[] {
  const { onOverdue } = clock;
  return [
    say(`bound.${clock.bound}`, { period: period(clock) }),
    ...clock.extensions.map(({ title, period: more, approval }) => {
      const values = { title: title[l], approval: say(`approval.${approval}`) };
      return more === undefined
        ? say('clock.openExtension', values)
        : say('clock.extension', { ...values, period: period(more) });
    }),
    ...sayIf(clock.suspendable, () => say('clock.suspendable')),
    ...sayIf(clock.rollsOver, () => say('clock.rollsOver')),
    ...(onOverdue === undefined ? [] : [say('clock.overdue', { what: onOverdue[l] })]),
  ];
}

export function thresholdLines({ tests }: Thresholds, l: Language): string[] {
  const titleOf = (key: string) => tests.find((test) => test.key === key)?.title[l] ?? key;
  return tests.map(({ title, needs, requires, basis, tree }) => {
    const { people, levels, moneyFen, priorPenalty } = needs;
    const what = [
      ...(requires === undefined ? [] : [say('threshold.requires', { title: titleOf(requires) })]),
      ...(priorPenalty === undefined
        ? []
        : [say('threshold.priorPenalty', { period: period(priorPenalty.administrativeWindow) })]),
      ...(people === undefined ? [] : [say('threshold.people', { people })]),
      ...(levels === undefined ? [] : [say('threshold.levels', { levels })]),
      ...(moneyFen === undefined ? [] : [say('threshold.money', { money: yuan(moneyFen) })]),
    ];
    return say('threshold.test', {
      title: title[l],
      what: what.join(say('form.comma')),
      basis: say(`basis.${basis}`),
      tree: say(`tree.${tree}`),
    });
  });
}

export function penaltyLines({ penalties }: PenaltyFile, l: Language): string[] {
  return penalties.map((one) => {
    const what = [
      ...fineWords(one),
      ...sayIf(one.confiscates, () => say('penalty.confiscates')),
      ...one.also.map((also) => also[l]),
    ];
    return say('penalty.act', {
      title: one.title[l],
      article: one.article[l],
      what: what.join(l === 'zh' ? '；' : '; '),
    });
  });
}

function fineWords({ fineFen, finePercentOfValue, fineOptional }: PenaltyFile['penalties'][number]): string[] {
  const percent = finePercentOfValue === undefined ? [] : [say('penalty.percent', finePercentOfValue)];
  if (fineFen === undefined) return percent;
  const verb = fineOptional ? 'mayFine' : 'fine';
  const key = fineFen.min === 0 ? (`penalty.${verb}UpTo` as const) : (`penalty.${verb}` as const);
  return [say(key, { min: yuan(fineFen.min), max: yuan(fineFen.max) }), ...percent];
}

export function detentionLines({ acts }: DetentionScale, l: Language): string[] {
  return acts.map(({ title, days, other }) =>
    say('penalty.detention', {
      title: title[l],
      ...days,
      other: say(`penalty.${other.kind}`),
      otherMin: other.min,
      otherMax: other.max,
    }),
  );
}

/** `scales` give the acts their names. */
export function discretionLines(table: DiscretionTable, scales: readonly DetentionScale[], l: Language): string[] {
  const acts = scales.find(({ id }) => id === table.scale)?.acts ?? [];
  const rows = table.rows.map((row) => {
    const conditions = [
      ...(row.peopleBelow === undefined ? [] : [say('penalty.peopleBelow', { people: row.peopleBelow })]),
      ...(row.peopleFrom === undefined ? [] : [say('penalty.peopleFrom', { people: row.peopleFrom })]),
      ...(row.moneyBelowFen === undefined ? [] : [say('penalty.moneyBelow', { money: yuan(row.moneyBelowFen) })]),
      ...(row.moneyFromFen === undefined ? [] : [say('penalty.moneyFrom', { money: yuan(row.moneyFromFen) })]),
      ...row.others.map((other) => other[l]),
    ];
    const act = acts.find(({ id }) => id === row.act)?.title[l] ?? row.act;
    return say('penalty.row', { act, kind: say(`penalty.${row.kind}`), what: conditions.join(say('penalty.or')) });
  });
  return [say('penalty.province', { code: table.province }), ...rows];
}

export function calendarLines({ approved, holidays, workdays }: CalendarFile, l: Language): string[] {
  return [
    say(approved ? 'calendar.approved' : 'calendar.notApproved'),
    ...holidays.map(({ name, from, to }) => say('calendar.holiday', { name: name[l], from, to })),
    ...sayIf(workdays.length > 0, () => say('calendar.workdays', { days: workdays.join(say('form.comma')) })),
  ];
}

export function returnLines({ dueDay, columns }: ReturnForm, l: Language): string[] {
  const computed = columns.filter((column) => column.computed);
  return [
    say('form.due', { day: dueDay }),
    say('form.count', { all: columns.length, computed: computed.length }),
    ...computed.map(({ name, definition }) => say('form.column', { name: name[l], definition: definition[l] })),
  ];
}

export function roleLines({ roles, participantClasses }: RoleFile, l: Language): string[] {
  const names = (all: readonly { readonly name: Localized }[]) =>
    all.map(({ name }) => name[l]).join(say('form.comma'));
  return [
    say('form.role', { names: names(roles) }),
    say('form.classes', {
      names: participantClasses.map(({ name, certainty }) => `${name[l]} [${certainty}]`).join(say('form.comma')),
    }),
    say('form.blacklist', { names: names(participantClasses.filter(({ mayBeBlacklisted }) => mayBeBlacklisted)) }),
  ];
}

/** The name of a kind of rule. */
export function kindName(kind: string): string {
  return lookUp('kind', kind);
}

export function payKindLines({ kinds }: PayKinds, l: Language): string[] {
  return kinds.map((one) => say(`pay.${one.class}`, { name: one.name[l], reason: one.reason[l] }));
}

export function suspicionLines(rule: SuspicionRule): string[] {
  const { burstAccounts, namedAccounts, madeUpNames, ladderAccounts, isolatedAccounts } = rule;
  return [
    say('suspicion.burst', { count: burstAccounts }),
    say('suspicion.named', { count: namedAccounts, names: madeUpNames.join(say('form.comma')) }),
    say('suspicion.ladder', { count: ladderAccounts }),
    say('suspicion.isolated', { count: isolatedAccounts }),
  ];
}

export function rewardLines(scheme: RewardScheme, l: Language): string[] {
  const { amount, cap, finance, insiderRaise, namedOnly, sharing, questions } = scheme;
  const amounts =
    amount.kind === 'percentage'
      ? amount.levels.map((one) =>
          say('reward.level', {
            title: one.title[l],
            percent: one.basisPoints / 100,
            minimum: yuan(one.minimumFen),
            needs: one.needs[l],
          }),
        )
      : amount.rows.map((one) => say('reward.row', { title: one.title[l], amount: yuan(one.amountFen) }));
  return [
    ...amounts,
    ...sayIf(amount.kind === 'table' && amount.discretion, () => say('reward.discretion')),
    ...(cap === undefined ? [] : [say('reward.cap', { amount: yuan(cap.fen) })]),
    ...(finance === undefined ? [] : [say('reward.finance', { amount: yuan(finance.fromFen) })]),
    ...sayIf(insiderRaise !== undefined, () => say('reward.insider')),
    ...sayIf(namedOnly, () => say('reward.namedOnly')),
    say('reward.sharing', { minutes: sharing.simultaneousMinutes }),
    say('reward.questions', { questions: questions.map(({ title }) => title[l]).join(l === 'zh' ? '；' : '; ') }),
  ];
}
