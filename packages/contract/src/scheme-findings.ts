import { z } from 'zod';
import { page, PageQuery, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Localized } from './law.ts';
import { FindingKind, SchemeTree } from './schemes.ts';

const SchemeAt = z.object({ id: RecordId });

export const SchemeFinding = z.object({
  kind: FindingKind,
  /** Data row of the file, from 1. */
  row: z.number().int().min(0),
  memberId: z.string(),
  text: Localized,
});
export type SchemeFinding = z.infer<typeof SchemeFinding>;

export const listFindings = endpoint({
  method: 'GET',
  path: '/schemes/:id/findings',
  summary: 'Faulty rows of the member table in one tree, in the order of the file',
  params: SchemeAt,
  query: PageQuery.extend({ kind: FindingKind.optional(), tree: SchemeTree.default('recommender') }),
  response: page(SchemeFinding),
});

export const downloadFindings = endpoint({
  method: 'GET',
  path: '/schemes/:id/findings.csv',
  summary: 'All faulty rows in one tree as a table',
  params: SchemeAt,
  query: z.object({ tree: SchemeTree.default('recommender') }),
  response: z.unknown(),
});
