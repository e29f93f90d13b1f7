import { createHash } from 'node:crypto';
import { concludeAnalysis, conveneAnalysis, saveOpinion, signAnalysis } from '@qingyuan/contract/lead-analyses';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { lockLead } from '../leads.sql.ts';
import { ANALYSE, type AnalysisAct, possibleAnalysisActs, sideOf } from './analyses.policy.ts';
import {
  clearSignatures,
  insertAnalysis,
  lockAnalysis,
  saveConclusion,
  savePart,
  saveSignature,
  type StoredAnalysis,
} from './analyses.sql.ts';

const analysts = anyOf(...ANALYSE);
const loadAnalysis = ({ db, scope }: CommandContext, { id, analysisId }: { id: string; analysisId: string }) =>
  lockAnalysis(db, scope, { leadId: id, analysisId });

export const conveneAnalysisCommand = command({
  name: 'lead.convene-analysis',
  input: conveneAnalysis.params.extend(conveneAnalysis.body.shape),
  load: ({ db, scope }, input) => lockLead(db, scope, input.id),
  policy: analysts,
  run: async ({ db, scope, actor, now }, lead, { analysisId, topic, place, heldAt }) => {
    await insertAnalysis(db, scope, {
      id: analysisId,
      leadId: lead.id,
      topic,
      place,
      heldAt: new Date(heldAt),
      convenedName: actor.name,
      convenedAgency: actor.agency.name,
      at: now,
    });
    return {
      result: { id: lead.id, analysisId },
      area: lead.areaCode,
      streams: [{ type: 'lead', id: lead.id }],
      events: [{ name: 'lead.analysis-convened', payload: { leadId: lead.id, title: lead.title } }],
    };
  },
});

/** The own side's words; whoever had signed has to sign again. */
export const saveOpinionCommand = command({
  name: 'lead.save-opinion',
  input: saveOpinion.params.extend(saveOpinion.body.shape),
  load: loadAnalysis,
  policy: analysts,
  run: async (ctx, analysis, { people, opinion, ownNote, share }) => {
    const { db, scope, actor, now } = ctx;
    requireAct(ctx, analysis, 'opinion');
    const side = sideOf(actor);
    if (side === undefined) throw conflict('no-side', '只有公安、市场监管两方可以提交意见。');
    const earlier = analysis.parts.find((part) => part.side === side)?.sharedAt ?? null;
    await savePart(db, scope, analysis.id, {
      side,
      agencyId: actor.agency.id,
      agencyName: actor.agency.name,
      people,
      opinion,
      ownNote,
      savedName: actor.name,
      savedAt: now,
      sharedAt: share ? (earlier ?? now) : earlier,
    });
    await clearSignatures(db, scope, analysis.id);
    return done(analysis, { data: { side, shared: share || earlier !== null } });
  },
});

export const concludeAnalysisCommand = command({
  name: 'lead.conclude-analysis',
  input: concludeAnalysis.params.extend(concludeAnalysis.body.shape),
  load: loadAnalysis,
  policy: analysts,
  run: async (ctx, analysis, { conclusion, proposal }) => {
    requireAct(ctx, analysis, 'conclude');
    const { db, scope, actor, now } = ctx;
    await saveConclusion(db, scope, analysis.id, { conclusion, proposal, byName: actor.name, at: now });
    await clearSignatures(db, scope, analysis.id);
    return done(analysis, { data: { proposal } });
  },
});

/** Signs the words as they stand: both opinions, who took part, the conclusion. */
export const signAnalysisCommand = command({
  name: 'lead.sign-analysis',
  input: signAnalysis.params,
  load: loadAnalysis,
  policy: analysts,
  run: async (ctx, analysis) => {
    requireAct(ctx, analysis, 'sign');
    const { db, scope, actor, now } = ctx;
    const side = sideOf(actor);
    if (side === undefined) throw conflict('no-side', '只有公安、市场监管两方可以签字。');
    const digest = digestOf(analysis);
    await saveSignature(db, scope, analysis.id, { side, by: { id: actor.userId, name: actor.name }, at: now, digest });
    return done(analysis, { data: { side, digest: digest.toString('hex') } });
  },
});

/** Canonical: the parts in the order of their sides, notes of one side only left out. */
function digestOf({ leadId, topic, parts, conclusion, proposal }: StoredAnalysis): Buffer {
  const words = parts.map(({ side, agencyId, people, opinion }) => [side, agencyId, people, opinion]);
  return createHash('sha256')
    .update(JSON.stringify([leadId, topic, words, conclusion, proposal]))
    .digest();
}

function requireAct({ actor }: CommandContext, analysis: StoredAnalysis, act: AnalysisAct): void {
  if (possibleAnalysisActs(actor, analysis).includes(act)) return;
  throw conflict('wrong-state', '现在不能进行此项操作：双方意见、结论和签字须依次完成，签字完成后不能再改。');
}

function done(analysis: StoredAnalysis, more: { readonly data: Readonly<Record<string, unknown>> }) {
  return {
    result: { id: analysis.leadId, analysisId: analysis.id },
    area: analysis.areaCode,
    streams: [{ type: 'lead', id: analysis.leadId }],
    ...more,
  };
}
