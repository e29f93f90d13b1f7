import { SchemeJoin } from '@qingyuan/contract/scheme-join';
import { PersonKey, ColumnNames, TextEncoding } from '@qingyuan/contract/scheme-source';
import { SchemeAnalysis } from '@qingyuan/contract/schemes';
import { z } from 'zod';

/** What a user chose for an analysis, as kept with it. */
export const AnalysisOptions = z.object({
  table: z.string().optional(),
  encoding: TextEncoding.optional(),
  mapping: ColumnNames.optional(),
  join: SchemeJoin.optional(),
  persons: z.array(PersonKey),
  activeValues: z.array(z.string()).optional(),
  /** Decisions about the data that were in force when it was asked for, in their order. */
  choices: z.array(z.uuid()).optional(),
});
export type AnalysisOptions = z.infer<typeof AnalysisOptions>;

/** What a finished analysis says, without who asked for it and when. */
export const SchemeFigures = SchemeAnalysis.omit({
  id: true,
  version: true,
  askedBy: true,
  finishedAt: true,
  digest: true,
});
export type SchemeFigures = z.infer<typeof SchemeFigures>;
