import * as contract from '@qingyuan/contract/screening';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { command } from '../../platform/command/command.ts';
import { decideFinding, lockFinding, type StoredFinding } from './findings.sql.ts';
import { DECIDE_FINDINGS } from './screening.policy.ts';

const deciders = anyOf(...DECIDE_FINDINGS);

function requireOpen({ state }: StoredFinding): void {
  if (state !== 'open') throw conflict('finding-decided', '该筛查发现已由他人处理，请刷新后再看。');
}

/** Makes the finding a lead in one step; module leads follows and registers it. */
export const makeLeadOfFinding = command({
  name: 'screening.make-lead',
  input: contract.makeLeadOfFinding.params.extend(contract.makeLeadOfFinding.body.shape),
  load: ({ db, scope }, input) => lockFinding(db, scope, input.id),
  policy: deciders,
  run: async ({ db, scope, actor, now }, finding, { leadId, title, summary, grade }) => {
    requireOpen(finding);
    await decideFinding(db, scope, finding.id, { state: 'lead', leadId, by: actor.name, at: now });
    const from = { type: 'screening_finding', id: finding.id };
    const lead = {
      leadId,
      source: 'screening',
      grade,
      title,
      summary,
      areaCode: finding.areaCode,
      from,
      marks: marksOf(finding),
    };
    return {
      result: { id: finding.id, state: 'lead' as const, leadId },
      area: finding.areaCode,
      streams: [from],
      data: { leadId, title, reasons: finding.reasonKeys },
      events: [{ name: 'lead.proposed', payload: lead }],
    };
  },
});

/** By what another lead about the same can be found. */
function marksOf({ kind, name, code, address }: StoredFinding) {
  const marks =
    kind === 'site'
      ? [{ kind: 'site', text: code }]
      : [
          { kind: 'firm', text: name },
          { kind: 'credit_code', text: code },
          { kind: 'place', text: address },
        ];
  // As long as a mark may be; what is shorter or longer tells nothing apart.
  return marks.filter(({ text }) => text.length >= 2 && text.length <= 200);
}

/** Finds that there is nothing to it; the same reasons will not bring it back. */
export const dismissFinding = command({
  name: 'screening.dismiss',
  input: contract.dismissFinding.params.extend(contract.dismissFinding.body.shape),
  load: ({ db, scope }, input) => lockFinding(db, scope, input.id),
  policy: deciders,
  run: async ({ db, scope, actor, now }, finding, { reason }) => {
    requireOpen(finding);
    const decision = { state: 'dismissed', reason, dismissedFor: finding.reasonKeys } as const;
    await decideFinding(db, scope, finding.id, { ...decision, by: actor.name, at: now });
    return {
      result: { id: finding.id, state: 'dismissed' as const },
      area: finding.areaCode,
      streams: [{ type: 'screening_finding', id: finding.id }],
      reason,
      data: { reasons: finding.reasonKeys },
    };
  },
});
