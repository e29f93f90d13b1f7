import { z } from 'zod';
import { followsOnly } from '../../platform/access/actor.ts';
import { command } from '../../platform/command/command.ts';
import { SchemeFigures } from './schemes.figures.ts';
import { outputsDigest } from './digests.ts';
import { getAnalysis, getScheme, insertResult } from './schemes.sql.ts';

const VaultId = z.string().regex(/^[0-9a-f]{64}$/u);

/** Takes in what a finished analysis put out, whole or not at all. */
export const recordAnalysis = command({
  name: 'scheme.record-analysis',
  input: z.object({
    analysisId: z.uuid(),
    figures: SchemeFigures,
    structureId: VaultId,
    placementId: VaultId.nullable(),
    insightId: VaultId.nullable(),
    findingsId: VaultId,
    placementFindingsId: VaultId.nullable(),
  }),
  load: async ({ db, scope }, input) => {
    const analysis = await getAnalysis(db, scope, input.analysisId);
    return { analysis, scheme: await getScheme(db, scope, analysis.schemeId) };
  },
  policy: followsOnly,
  run: async ({ db, scope, now }, { analysis, scheme }, { analysisId, ...outputs }) => {
    const digest = outputsDigest(outputs);
    await insertResult(db, scope, {
      analysisId,
      schemeId: scheme.id,
      area: scheme.areaCode,
      ...outputs,
      digest,
      at: now,
    });
    const { source, totals, engine, thresholds } = outputs.figures;
    return {
      result: { id: scheme.id, digest },
      area: scheme.areaCode,
      streams: [
        { type: 'scheme', id: scheme.id },
        { type: 'case', id: scheme.caseId },
      ],
      data: {
        schemeId: scheme.id,
        name: scheme.name,
        version: analysis.version,
        digest,
        engine,
        rule: thresholds.rule,
        sha256: source.sha256,
        sm3: source.sm3,
        accounts: totals.accounts,
        maxLevel: totals.maxLevel,
        choices: outputs.figures.choices?.length ?? 0,
      },
      events: [
        { name: 'scheme.analysed', payload: { schemeId: scheme.id, caseId: scheme.caseId, title: scheme.name } },
      ],
    };
  },
});
