import * as contract from '@qingyuan/contract/scheme-decisions';
import type { RoleFile } from '@qingyuan/contract/law';
import { plainDate, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { countingPenalties } from '@qingyuan/core/scheme/thresholds/prior-penalties';
import type { z } from 'zod';
import { anyOf } from '../../platform/access/actor.ts';
import { conflict, DomainError, invalid } from '../../platform/access/errors.ts';
import { command, type CommandContext } from '../../platform/command/command.ts';
import { blindIndex, sealField } from '../../platform/crypto/field-cipher.ts';
import { decideRole, enterPerson, ROLE_RULE } from '../persons/index.ts';
import { findInForce, insertDecision, type StoredDecision } from './decisions.sql.ts';
import { HEAD_ID, MEMBER_ID } from './decision-fields.ts';
import { openStructure } from './open-structure.ts';
import type { AnalysedScheme } from './readable-scheme.ts';
import { MARK_ROLES } from './schemes.policy.ts';
import { markDigest, type SignedMark } from './digests.ts';
import { lockScheme } from './schemes.sql.ts';
import { appliedRule } from './persons/judging.ts';
import { getDecidableScheme } from './thresholds/decidable-scheme.ts';
import { penaltyNeedOf } from './thresholds/legal-tests.rules.ts';
import { listPenalties } from './thresholds/penalties.sql.ts';

const Input = contract.markRole.body.safeExtend(contract.markRole.params.shape);
type Input = z.infer<typeof Input>;

/** A human's signed decision that somebody of the structure is an organiser, or is not. */
export const markRole = command({
  name: 'scheme.mark-role',
  input: Input,
  load: getDecidableScheme,
  policy: anyOf(...MARK_ROLES),
  run: async (ctx, found, input) => {
    const { db, scope, actor, now, services } = ctx;
    if (actor.via !== 'session') throw new Error('who is an organiser is decided by a person, not by the system');
    const file = rulesFor(ctx, input.role);
    await lockScheme(db, scope, found.scheme.id);
    const named = await nameAccount(ctx, found, input);
    const headIndex = blindIndex(services.keys, HEAD_ID, named.headId);
    const rests = input.role === REPEAT_ROLE ? await priorPenalties(ctx, found, { headIndex, ...input }) : undefined;
    const before = await findInForce(db, scope, { schemeId: found.scheme.id, headIndex });
    const personId = await carryOver(ctx, { found, input, named, before });
    const mark: SignedMark = {
      id: input.decisionId,
      schemeId: found.scheme.id,
      analysisId: found.result.analysisId,
      analysisDigest: found.result.digest,
      memberId: named.memberId,
      name: named.name,
      personId,
      version: (before?.version ?? 0) + 1,
      decision: input.decision,
      role: input.role ?? null,
      ground: input.ground,
      ...rests,
      rule: `${file.id}@${file.version}`,
      reason: input.reason,
      decidedBy: actor.userId,
      decidedAt: now.toISOString(),
    };
    const digest = markDigest(mark);
    const memberId = sealField(services.keys, { ...MEMBER_ID, record: mark.id }, named.memberId);
    const area = found.scheme.areaCode;
    await insertDecision(db, scope, {
      mark,
      area,
      headIndex,
      memberId,
      citation: file.citation,
      actor,
      at: now,
      digest,
    });
    return outcome(found, mark, digest);
  },
});

function outcome({ scheme }: AnalysedScheme, mark: SignedMark, digest: string) {
  const { id, personId, version, decision, role, ground, rule, analysisDigest, conductOn, penalties } = mark;
  return {
    result: { decisionId: id, version, personId, digest },
    area: scheme.areaCode,
    streams: [
      { type: 'scheme', id: scheme.id },
      { type: 'case', id: scheme.caseId },
      ...(personId === null ? [] : [{ type: 'person', id: personId }]),
    ],
    reason: mark.reason,
    data: {
      schemeId: scheme.id,
      personId,
      decision,
      role,
      ground,
      conductOn,
      penalties,
      version,
      rule,
      digest,
      analysisDigest,
    },
    events: [
      { name: 'scheme.role-marked', payload: { schemeId: scheme.id, caseId: scheme.caseId, personId, decision, role } },
    ],
  };
}

/** The role that rests on an earlier penalty; code of law/roles. */
const REPEAT_ROLE = 'repeat_offender';

/**
 * The penalties that count for conduct on the day that the officer found; how many people there were is his to judge.
 * @throws DomainError when there is none.
 */
async function priorPenalties(
  { db, scope, services, now }: CommandContext,
  found: AnalysedScheme,
  { headIndex, conductOn }: { readonly headIndex: Buffer; readonly conductOn?: string | undefined },
): Promise<Required<Pick<SignedMark, 'conductOn' | 'penalties'>>> {
  const path = 'conductOn';
  if (conductOn === undefined)
    throw invalid('conduct-day-missing', '请填写本次行为的日期：处罚期限计算到这一天。', [
      { path, message: '请填写行为日期' },
    ]);
  if (conductOn > shanghaiDate(now.getTime()))
    throw invalid('conduct-day-ahead', '行为日期不能晚于今天。', [{ path, message: '不能晚于今天' }]);
  const need = penaltyNeedOf(appliedRule(services.law, found));
  const own = (await listPenalties(db, scope, found.scheme.id)).filter((one) => one.headIndex.equals(headIndex));
  const counting = need === undefined ? [] : countingPenalties(own, need, plainDate(conductOn));
  if (counting.length > 0) return { conductOn, penalties: counting.map(({ id }) => id) };
  throw own.length === 0
    ? conflict('no-prior-penalty', '尚未登记该人员以前因组织、领导传销受过的处罚，请先登记处罚再作此认定。')
    : conflict(
        'prior-penalty-expired',
        `登记的处罚在行为日期 ${conductOn} 均不计入：尚未生效，或者行政处罚已超过规定期限。请核对日期，或者改选其他作用。`,
      );
}

/** The rules in force today; the role must be one of an organiser. */
function rulesFor({ services, now }: CommandContext, role: string | undefined): RoleFile {
  const file = services.law.roles(ROLE_RULE, shanghaiDate(now.getTime()));
  if (role === undefined || file.roles.some(({ id }) => id === role)) return file;
  throw invalid('unknown-role', '没有这种作用，请从列表中选择。', [{ path: 'role', message: '请从列表中选择' }]);
}

interface Named {
  readonly memberId: string;
  /** First account of the person. */
  readonly headId: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
}

async function nameAccount({ services }: CommandContext, { result }: AnalysedScheme, input: Input): Promise<Named> {
  const structure = await openStructure(services.vault, result);
  const account = await structure.account(input.index);
  const name = account.name ?? input.name;
  if (name === undefined) {
    throw invalid('name-missing', '会员表中没有姓名，请填写该人员的姓名。', [{ path: 'name', message: '请填写姓名' }]);
  }
  const { headId } = await structure.person(input.index);
  const idNumber = await structure.field(input.index, 'idNumber');
  const phone = await structure.field(input.index, 'phone');
  return { memberId: account.memberId, headId, name, idNumber, phone };
}

interface Carried {
  readonly found: AnalysedScheme;
  readonly input: Input;
  readonly named: Named;
  readonly before: StoredDecision | undefined;
}

/**
 * Brings the decision into the case: an organiser is entered as a person with his role; a person
 * marked before and now excluded loses the role. @returns the person in the case, if there is one.
 */
async function carryOver(ctx: CommandContext, { found, input, named, before }: Carried): Promise<string | null> {
  const at = { id: input.decisionId, caseId: found.kase.id, schemeId: found.scheme.id, reason: input.reason };
  if (input.role !== undefined) {
    const personId = before?.personId ?? (await enter(ctx, found, named));
    await decideRole(ctx, { ...at, personId, role: input.role });
    return personId;
  }
  if (before?.personId === undefined || before.personId === null) return null;
  if (before.role !== null) await revokeIfInForce(ctx, { ...at, personId: before.personId, role: null });
  return before.personId;
}

async function enter(
  { db, scope, now, services }: CommandContext,
  { kase }: AnalysedScheme,
  named: Named,
): Promise<string> {
  const { id } = await enterPerson(
    services.keys,
    { db, scope },
    {
      id: crypto.randomUUID(),
      caseId: kase.id,
      area: kase.area,
      name: named.name,
      at: now,
      idNumber: named.idNumber ?? undefined,
      phone: named.phone ?? undefined,
    },
  );
  return id;
}

/** Somebody may have revoked the role in the case file already. */
async function revokeIfInForce(ctx: CommandContext, revocation: Parameters<typeof decideRole>[1]): Promise<void> {
  try {
    await decideRole(ctx, revocation);
  } catch (error) {
    if (!(error instanceof DomainError && error.id === 'nothing-to-revoke')) throw error;
  }
}
