import { z } from 'zod';
import { Localized, rule } from './law.ts';
import { LeadGrade } from './leads.ts';

/** By what a lead is graded; one that meets none is ordinary. */
export const GradingFile = z.strictObject({
  ...rule,
  criteria: z
    .array(z.strictObject({ id: z.string().min(1), grade: LeadGrade.exclude(['ordinary']), title: Localized }))
    .min(1),
});
export type GradingFile = z.infer<typeof GradingFile>;
