import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
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
} from './law.ts';
import { DisguiseDictionary, RecurrenceRule, ScreeningRules } from './law-screening.ts';
import { GradingFile } from './law-grading.ts';
import { RewardScheme } from './law-rewards.ts';

/** The law data as the server applies it, kind by kind. */
export const LawRules = z.object({
  clocks: z.array(Clock),
  thresholds: z.array(Thresholds),
  detention: z.array(DetentionScale),
  discretion: z.array(DiscretionTable),
  calendars: z.array(CalendarFile),
  penalties: z.array(PenaltyFile),
  returns: z.array(ReturnForm),
  roles: z.array(RoleFile),
  payKinds: z.array(PayKinds),
  suspicion: z.array(SuspicionRule),
  disguises: z.array(DisguiseDictionary),
  screening: z.array(ScreeningRules),
  recurrence: z.array(RecurrenceRule),
  rewards: z.array(RewardScheme),
  grading: z.array(GradingFile),
});
export type LawRules = z.infer<typeof LawRules>;

/** Ended versions stay in the list: records made under them still count by them. */
export const listRules = endpoint({
  method: 'GET',
  path: '/rules',
  summary: 'Every rule the system applies, each version with its citation, days in force and certainty',
  response: LawRules,
});
