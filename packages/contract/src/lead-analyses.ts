import { z } from 'zod';
import { Instant, RecordId } from './common.ts';
import { endpoint } from './endpoint.ts';

const Text = (min: number, max: number) => z.string().trim().min(min).max(max);
const AtLead = z.object({ id: RecordId });
const AtAnalysis = z.object({ id: RecordId, analysisId: RecordId });
const Of = z.object({ id: RecordId, analysisId: RecordId });

/** 公安, 市场监管. */
export const AnalysisSide = z.enum(['police', 'regulator']);
export type AnalysisSide = z.infer<typeof AnalysisSide>;

/** 行政立案, 移送公安立案, 行政与刑事并行, 继续核查, 不予立案. */
export const AnalysisProposal = z.enum(['administrative', 'criminal', 'both', 'verify_more', 'close']);
export type AnalysisProposal = z.infer<typeof AnalysisProposal>;

export const AnalysisPart = z.object({
  side: AnalysisSide,
  agencyName: z.string(),
  people: z.array(z.string()),
  /** Null until the other side has shared it. */
  opinion: z.string().nullable(),
  /** Only for the agency that wrote it. */
  ownNote: z.string().nullable(),
  /** The reader is of this agency. */
  own: z.boolean(),
  savedName: z.string(),
  savedAt: Instant,
  sharedAt: Instant.nullable(),
  signedName: z.string().nullable(),
  signedAt: Instant.nullable(),
});
export type AnalysisPart = z.infer<typeof AnalysisPart>;

export const LeadAnalysis = z.object({
  id: RecordId,
  topic: z.string(),
  place: z.string(),
  heldAt: Instant,
  convenedName: z.string(),
  convenedAgency: z.string(),
  conclusion: z.string().nullable(),
  proposal: AnalysisProposal.nullable(),
  concludedName: z.string().nullable(),
  concludedAt: Instant.nullable(),
  parts: z.array(AnalysisPart),
  /** Both sides have signed the same words. */
  complete: z.boolean(),
  /** SHA-256 of the signed words. */
  digest: z.string().nullable(),
  can: z.array(z.string()),
});
export type LeadAnalysis = z.infer<typeof LeadAnalysis>;

export const listAnalyses = endpoint({
  method: 'GET',
  path: '/leads/:id/analyses',
  summary: 'Joint analyses of the lead; the other side sees an opinion once it is shared',
  params: AtLead,
  response: z.object({ rows: z.array(LeadAnalysis), can: z.array(z.string()) }),
});

export const conveneAnalysis = endpoint({
  method: 'POST',
  path: '/leads/:id/analyses',
  summary: 'Convene a joint analysis of police and market regulation',
  params: AtLead,
  body: z.object({ analysisId: RecordId, topic: Text(2, 200), place: Text(0, 200).default(''), heldAt: Instant }),
  response: Of,
});

export const saveOpinion = endpoint({
  method: 'POST',
  path: '/leads/:id/analyses/:analysisId/opinion',
  summary: "Save the own side's participants, opinion and note; shared opinions are seen by the other side",
  params: AtAnalysis,
  body: z.object({
    people: z.array(Text(1, 50)).min(1).max(20),
    opinion: Text(2, 4000),
    ownNote: Text(0, 4000).default(''),
    share: z.boolean(),
  }),
  response: Of,
});

export const concludeAnalysis = endpoint({
  method: 'POST',
  path: '/leads/:id/analyses/:analysisId/conclude',
  summary: 'Write the common conclusion, once both opinions are shared; whoever signed has to sign again',
  params: AtAnalysis,
  body: z.object({ conclusion: Text(2, 4000), proposal: AnalysisProposal }),
  response: Of,
});

export const signAnalysis = endpoint({
  method: 'POST',
  path: '/leads/:id/analyses/:analysisId/sign',
  summary: 'Sign the analysis for the own side',
  params: AtAnalysis,
  body: z.object({}),
  response: Of,
});
