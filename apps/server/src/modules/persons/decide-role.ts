import type { RoleFile } from '@qingyuan/contract/law';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import type { CommandContext } from '../../platform/command/command.ts';
import { conflict, invalid } from '../../platform/access/errors.ts';
import { sha256Hex } from '../../platform/crypto/digest.ts';
import { canonicalDecision, deriveDecision, deriveRoleChoices, ROLE_RULE } from './persons.rules.ts';
import { findRoleInForce, insertRole, lockInCase } from './persons.sql.ts';

/** A human's decision about what a person was in a case; `role` null revokes the one in force. */
export interface RoleDecisionInput {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string;
  readonly schemeId?: string | undefined;
  readonly role: string | null;
  readonly reason: string;
}

export interface DecidedRole {
  readonly id: string;
  readonly version: number;
  /** SHA-256 over the canonical text; belongs into the audit entry of the command that decides. */
  readonly digest: string;
  readonly area: string;
  readonly rule: string;
  readonly role: string | null;
  /** The role before, null when there was none. */
  readonly before: string | null;
}

/**
 * Adds a version to the decisions about a person in a case, in the transaction of a command. Only a
 * person who acts himself may decide: never an event, a job or a rule.
 * @throws DomainError when the person is not in the case, the code is not one of law/roles, or there is nothing to revoke.
 */
export async function decideRole(ctx: CommandContext, input: RoleDecisionInput): Promise<DecidedRole> {
  const { db, scope, actor, now } = ctx;
  if (actor.via !== 'session') throw new Error('a role is decided by a person, not by the system');
  const file = rulesFor(ctx, input.role);
  const { area } = await lockInCase(db, scope, input);
  const before = await findRoleInForce(db, scope, input);
  if (input.role === null && (before === undefined || before.role === null)) {
    throw conflict('nothing-to-revoke', '该人员在本案中没有生效的认定，无需撤销。');
  }
  const decision = deriveDecision(input, before, {
    rule: `${file.id}@${file.version}`,
    decidedBy: actor.userId,
    decidedAt: now.toISOString(),
  });
  const digest = sha256Hex(canonicalDecision(decision));
  const signed = { citation: file.citation, actor, digest };
  await insertRole(db, scope, { decision, area, at: now, ...signed });
  const { id, version, rule, role } = decision;
  return { id, version, digest, area, rule, role, before: before?.role ?? null };
}

/** The rules in force today; they must know the code. */
function rulesFor({ services, now }: CommandContext, role: string | null): RoleFile {
  const file = services.law.roles(ROLE_RULE, shanghaiDate(now.getTime()));
  const known = role === null || deriveRoleChoices(file).some(({ code }) => code === role);
  if (known) return file;
  throw invalid('unknown-role', '没有这种角色或类别，请从列表中选择。', [{ path: 'role', message: '请从列表中选择' }]);
}
