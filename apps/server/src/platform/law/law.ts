import type {
  CalendarFile,
  Clock,
  DetentionScale,
  DiscretionTable,
  PayKinds,
  PenaltyFile,
  ReturnForm,
  RoleFile,
  SuspicionRule,
  Thresholds,
} from '@qingyuan/contract/law';
import type { DisguiseDictionary, RecurrenceRule, ScreeningRules } from '@qingyuan/contract/law-screening';
import type { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { GradingFile } from '@qingyuan/contract/law-grading';
import { workingCalendar, type CalendarYear, type WorkingCalendar } from '@qingyuan/core/deadlines/calendar';
import { addDays, diffDays, plainDate, type PlainDate } from '@qingyuan/core/kernel/plain-date';
import { deriveIncoherences } from './coherence.ts';
import { LawFault, readRules, type Rules } from './read-rules.ts';

/** Finds a rule by id, in the version in force on a day; throws {@link NoSuchRule}. */
type InForce<T> = (id: string, on: PlainDate) => T;

/** Every rule the product applies. Nothing else in the code knows an article, a number of days or an amount. */
export interface Law {
  readonly clock: InForce<Clock>;
  /** The version that a record was made under, whether still in force or not; throws {@link NoSuchRule}. */
  readonly clockVersion: (id: string, version: string) => Clock;
  readonly thresholds: InForce<Thresholds>;
  readonly detention: InForce<DetentionScale>;
  /** The table of the province that an area lies in; undefined while the law data has none in force on the day. */
  readonly discretionOf: (area: string, on: PlainDate) => DiscretionTable | undefined;
  readonly penalties: InForce<PenaltyFile>;
  readonly returnForm: InForce<ReturnForm>;
  readonly roles: InForce<RoleFile>;
  readonly payKinds: InForce<PayKinds>;
  readonly suspicion: InForce<SuspicionRule>;
  readonly disguises: InForce<DisguiseDictionary>;
  readonly screening: InForce<ScreeningRules>;
  readonly recurrence: InForce<RecurrenceRule>;
  readonly grading: InForce<GradingFile>;
  /** Reward schemes that hold in an area on a day, the most local first. */
  readonly rewardSchemes: (area: string, on: PlainDate) => readonly RewardScheme[];
  /** Approved years only. */
  readonly calendar: WorkingCalendar;
  /** All rules, for the page on which a legal officer reads them. */
  readonly all: Rules;
}

/** The code asks for a rule that the law data does not have, or not on that day. */
export class NoSuchRule extends Error {
  constructor(what: string) {
    super(`The law data has no rule ${what}`);
    this.name = 'NoSuchRule';
  }
}

interface Versioned {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
}

function inForce<T extends Versioned>(kind: string, rules: readonly T[]): InForce<T> {
  return (id, on) => {
    const rule = rules.find((one) => one.id === id && one.effectiveFrom <= on && on <= (one.effectiveTo ?? on));
    if (rule === undefined) throw new NoSuchRule(`${kind}/${id} in force on ${on}`);
    return rule;
  };
}

function daysBetween(from: string, to: string): PlainDate[] {
  const first = plainDate(from);
  const length = diffDays(first, plainDate(to)) + 1;
  if (length < 1) throw new RangeError(`A holiday runs from ${from} to ${to}`);
  return Array.from({ length }, (_, i) => addDays(first, i));
}

function calendarYear({ year, approved, holidays, workdays }: CalendarFile): CalendarYear {
  return {
    year,
    approved,
    holidays: holidays.flatMap(({ from, to }) => daysBetween(from, to)),
    workdays: workdays.map(plainDate),
  };
}

function calendarOf(files: readonly CalendarFile[]): WorkingCalendar {
  try {
    return workingCalendar(files.map(calendarYear));
  } catch (error) {
    throw new LawFault([`calendars: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** Reads all of `dir` once, at the start; throws {@link LawFault} with every fault found, so that no wrong rule is ever applied. */
export function loadLaw(dir: string): Law {
  const all = readRules(dir);
  const faults = deriveIncoherences(all);
  if (faults.length > 0) throw new LawFault(faults);
  return {
    clock: inForce('clocks', all.clocks),
    clockVersion: (id, version) => {
      const clock = all.clocks.find((one) => one.id === id && one.version === version);
      if (clock === undefined) throw new NoSuchRule(`clocks/${id}@${version}`);
      return clock;
    },
    thresholds: inForce('thresholds', all.thresholds),
    detention: inForce('detention', all.detention),
    discretionOf: (area, on) =>
      all.discretion.find(
        (table) =>
          table.province.slice(0, 2) === area.slice(0, 2) &&
          table.effectiveFrom <= on &&
          on <= (table.effectiveTo ?? on),
      ),
    penalties: inForce('penalties', all.penalties),
    returnForm: inForce('returns', all.returns),
    roles: inForce('roles', all.roles),
    payKinds: inForce('pay-kinds', all.payKinds),
    suspicion: inForce('suspicion', all.suspicion),
    disguises: inForce('disguises', all.disguises),
    screening: inForce('screening', all.screening),
    recurrence: inForce('recurrence', all.recurrence),
    grading: inForce('grading', all.grading),
    rewardSchemes: (area, on) =>
      all.rewards
        .filter((one) => area.startsWith(one.area) && one.effectiveFrom <= on && on <= (one.effectiveTo ?? on))
        .toSorted((a, b) => b.area.length - a.area.length),
    calendar: calendarOf(all.calendars),
    all,
  };
}
