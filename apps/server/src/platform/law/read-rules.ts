import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CalendarFile,
  ClockFile,
  DetentionScale,
  DiscretionTable,
  PayKinds,
  PenaltyFile,
  ReturnForm,
  RoleFile,
  SuspicionRule,
  Thresholds,
  type Clock,
} from '@qingyuan/contract/law';
import { DisguiseDictionary, RecurrenceRule, ScreeningRules } from '@qingyuan/contract/law-screening';
import { GradingFile } from '@qingyuan/contract/law-grading';
import { RewardScheme } from '@qingyuan/contract/law-rewards';
import type { z } from 'zod';

/** All rules as the files have them, in the order of file names. A type, not an interface, so that its parts can be walked. */
export type Rules = {
  readonly clocks: readonly Clock[];
  readonly thresholds: readonly Thresholds[];
  readonly detention: readonly DetentionScale[];
  readonly discretion: readonly DiscretionTable[];
  readonly calendars: readonly CalendarFile[];
  readonly penalties: readonly PenaltyFile[];
  readonly returns: readonly ReturnForm[];
  readonly roles: readonly RoleFile[];
  readonly payKinds: readonly PayKinds[];
  readonly suspicion: readonly SuspicionRule[];
  readonly disguises: readonly DisguiseDictionary[];
  readonly screening: readonly ScreeningRules[];
  readonly recurrence: readonly RecurrenceRule[];
  readonly rewards: readonly RewardScheme[];
  readonly grading: readonly GradingFile[];
};

/** The law data cannot be used; the message names every file, the place in it and what is wrong. */
export class LawFault extends Error {
  constructor(faults: readonly string[]) {
    super(`The law data has faults, correct them and start again:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'LawFault';
  }
}

function parseFile<T extends z.ZodType>(path: string, schema: T, faults: string[]): z.infer<T>[] {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return [parsed.data];
  faults.push(...parsed.error.issues.map((issue) => `${path}: ${issue.path.join('.') || '(file)'}: ${issue.message}`));
  return [];
}

function jsonFilesIn(folder: string, faults: string[]): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    if (names.length === 0) faults.push(`${folder}: no .json file in this folder`);
    return names.toSorted().map((name) => join(folder, name));
  } catch (error) {
    faults.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** Reads and parses every file; throws {@link LawFault} with all faults at once. */
export function readRules(dir: string): Rules {
  const faults: string[] = [];
  const read = <T extends z.ZodType>(folder: string, schema: T) =>
    jsonFilesIn(join(dir, folder), faults).flatMap((path) => parseFile(path, schema, faults));
  const rules: Rules = {
    clocks: read('clocks', ClockFile).flatMap(({ clocks }) => clocks),
    thresholds: read('thresholds', Thresholds),
    detention: read('detention', DetentionScale),
    discretion: read('discretion', DiscretionTable),
    calendars: read('calendars', CalendarFile),
    penalties: read('penalties', PenaltyFile),
    returns: read('returns', ReturnForm),
    roles: read('roles', RoleFile),
    payKinds: read('pay-kinds', PayKinds),
    suspicion: read('suspicion', SuspicionRule),
    disguises: read('disguises', DisguiseDictionary),
    screening: read('screening', ScreeningRules),
    recurrence: read('recurrence', RecurrenceRule),
    rewards: read('rewards', RewardScheme),
    grading: read('grading', GradingFile),
  };
  if (faults.length > 0) throw new LawFault(faults);
  return rules;
}
