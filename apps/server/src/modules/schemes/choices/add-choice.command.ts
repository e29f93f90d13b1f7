import * as contract from '@qingyuan/contract/scheme-choices';
import { anyOf } from '../../../platform/access/actor.ts';
import { conflict, invalid } from '../../../platform/access/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { blindIndex, sealField } from '../../../platform/crypto/field-cipher.ts';
import { requireWorkableCase } from '../../cases/index.ts';
import { openStructure } from '../open-structure.ts';
import { type AnalysedScheme, getAnalysedScheme } from '../readable-scheme.ts';
import { byPolice, MARK_ROLES } from '../schemes.policy.ts';
import { lockScheme } from '../schemes.sql.ts';
import { CHOICE_INDEX, CHOICE_MEMBER, CHOICE_OTHER } from './choice-fields.ts';
import { choiceDigest, type SignedChoice } from './choice-digests.ts';
import { insertChoice, listChoices, type StoredChoice } from './choices.sql.ts';

const Input = contract.addChoice.body.safeExtend(contract.addChoice.params.shape);

/** A human's signed decision about the data of a scheme; the next analysis takes it in. */
export const addChoice = command({
  name: 'scheme.add-choice',
  input: Input,
  load: async ({ db, scope, actor }, input) => {
    const found = await getAnalysedScheme(db, scope, { actor, id: input.id });
    if (!byPolice(actor)) await requireWorkableCase(db, scope, found.kase.id);
    return found;
  },
  policy: anyOf(...MARK_ROLES),
  run: async (ctx, found, input) => {
    const { db, scope, actor, now, services } = ctx;
    if (actor.via !== 'session') throw new Error('what the data mean is decided by a person, not by the system');
    const { memberId, otherId = null } = input;
    const tree = contract.CHOICES_OF_TREE.includes(input.kind) ? (input.tree ?? 'recommender') : null;
    await requireAccounts(ctx, found, { memberId, otherId, tree });
    await lockScheme(db, scope, found.scheme.id);
    const before = await listChoices(db, scope, found.scheme.id);
    const index = (id: string): Buffer => blindIndex(services.keys, CHOICE_INDEX, id);
    const indexes = { memberIndex: index(memberId), otherIndex: otherId === null ? null : index(otherId) };
    refuseAgain(before, { ...indexes, kind: input.kind, tree });
    const choice: SignedChoice = {
      id: input.choiceId,
      schemeId: found.scheme.id,
      analysisId: found.result.analysisId,
      analysisDigest: found.result.digest,
      number: (before.at(-1)?.number ?? 0) + 1,
      kind: input.kind,
      tree,
      memberId,
      otherId,
      reason: input.reason,
      decidedBy: actor.userId,
      decidedAt: now.toISOString(),
    };
    const digest = choiceDigest(choice);
    const seal = (context: { table: string; column: string }, id: string): Buffer =>
      sealField(services.keys, { ...context, record: choice.id }, id);
    await insertChoice(db, scope, {
      choice,
      area: found.scheme.areaCode,
      ...indexes,
      memberId: seal(CHOICE_MEMBER, memberId),
      otherId: otherId === null ? null : seal(CHOICE_OTHER, otherId),
      actor,
      at: now,
      digest,
    });
    return outcome(found, choice, digest);
  },
});

function outcome({ scheme }: AnalysedScheme, choice: SignedChoice, digest: string) {
  const { id, number, kind, tree, analysisDigest } = choice;
  return {
    result: { choiceId: id, number, digest },
    area: scheme.areaCode,
    streams: [
      { type: 'scheme', id: scheme.id },
      { type: 'case', id: scheme.caseId },
    ],
    reason: choice.reason,
    data: { schemeId: scheme.id, name: scheme.name, number, kind, tree, digest, analysisDigest },
  };
}

/** @throws DomainError when an account is not in the table, or the table has no such tree. */
async function requireAccounts(
  { services }: CommandContext,
  { result }: AnalysedScheme,
  { memberId, otherId, tree }: Pick<SignedChoice, 'memberId' | 'otherId' | 'tree'>,
): Promise<void> {
  const structure = await openStructure(services.vault, result, tree ?? 'recommender');
  for (const [path, id] of [
    ['memberId', memberId],
    ['otherId', otherId],
  ] as const) {
    if (id === null || (await structure.find(id)) !== undefined) continue;
    throw invalid('unknown-member', '会员表中没有该会员编号。', [{ path, message: '会员表中没有该会员编号' }]);
  }
}

/** One decision of a kind about an account (a pair, for merging) at a time; links are either cut or set. */
function refuseAgain(
  before: readonly StoredChoice[],
  asked: Pick<StoredChoice, 'kind' | 'tree' | 'memberIndex' | 'otherIndex'>,
): void {
  const again = before.some((one) => {
    if (one.revoked !== null || one.tree !== asked.tree) return false;
    if (asked.tree === null && one.kind !== asked.kind) return false;
    if (asked.kind !== 'merge_accounts') return one.memberIndex.equals(asked.memberIndex);
    return pairOf(one) === pairOf(asked);
  });
  if (again) throw conflict('choice-in-force', '对该账号已有同类决定，请先撤销原决定。');
}

function pairOf({ memberIndex, otherIndex }: Pick<StoredChoice, 'memberIndex' | 'otherIndex'>): string {
  return [memberIndex.toString('hex'), otherIndex?.toString('hex') ?? ''].toSorted().join();
}
