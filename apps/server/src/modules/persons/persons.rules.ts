import type { RoleFile } from '@qingyuan/contract/law';
import type { RoleChoice } from '@qingyuan/contract/persons';

/** The rule file that persons are judged by (公通字〔2013〕37号). */
export const ROLE_RULE = 'organiser-2013-37';

/** What may be decided: the roles of organisers first, then the classes of participants from the lightest on. */
export function deriveRoleChoices(file: RoleFile): RoleChoice[] {
  const choice =
    (kind: RoleChoice['kind']) =>
    ({ id, name, description }: RoleFile['roles'][number]) => ({ code: id, kind, name, description });
  return [...file.roles.map(choice('organiser_role')), ...file.participantClasses.map(choice('participant_class'))];
}

/** What the signature of a decision covers. */
export interface SignedDecision {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string;
  readonly schemeId: string | null;
  readonly version: number;
  /** Null revokes. */
  readonly role: string | null;
  readonly rule: string;
  readonly reason: string;
  readonly decidedBy: string;
  /** ISO instant. */
  readonly decidedAt: string;
}

/** The next version of the decisions about a person; a revocation stays with the scheme of what it revokes. */
export function deriveDecision(
  input: {
    readonly id: string;
    readonly personId: string;
    readonly caseId: string;
    readonly schemeId?: string | undefined;
    readonly role: string | null;
    readonly reason: string;
  },
  before: { readonly version: number; readonly scheme_id: string | null } | undefined,
  signature: Pick<SignedDecision, 'rule' | 'decidedBy' | 'decidedAt'>,
): SignedDecision {
  const { id, personId, caseId, role, reason } = input;
  const schemeId = role === null ? (before?.scheme_id ?? null) : (input.schemeId ?? null);
  return { id, personId, caseId, schemeId, version: (before?.version ?? 0) + 1, role, reason, ...signature };
}

/** The one text of a decision that its digest is taken over: fields in this order, whatever the object's. */
export function canonicalDecision(decision: SignedDecision): string {
  const { id, personId, caseId, schemeId, version, role, rule, reason, decidedBy, decidedAt } = decision;
  return JSON.stringify({ id, personId, caseId, schemeId, version, role, rule, reason, decidedBy, decidedAt });
}

/** An id number as it is compared: without blanks, upper case. */
export function normaliseIdNumber(text: string): string {
  return text.replace(/\s+/gu, '').toUpperCase();
}

/** A phone number as it is compared: digits only. */
export function normalisePhone(text: string): string {
  return text.replace(/[^\d+]/gu, '');
}
