import type { RoleFile } from '@qingyuan/contract/law';
import type { Person, RoleDecision } from '@qingyuan/contract/persons';
import { maskIdNumber, maskPhone } from '@qingyuan/core/identifiers/masking';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { type Actor, hasRole, type Scope } from '../../platform/access/actor.ts';
import { notFound } from '../../platform/access/errors.ts';
import { type FieldContext, openField } from '../../platform/crypto/field-cipher.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import type { Law } from '../../platform/law/law.ts';
import type { Services } from '../../platform/platform.ts';
import { ID_NUMBER, PHONE } from './enter-person.ts';
import { REVEAL_PERSONS } from './persons.policy.ts';
import { deriveRoleChoices, ROLE_RULE } from './persons.rules.ts';
import {
  getStoredPerson,
  listCasesOf,
  listOfCase,
  listRolesInForce,
  listRolesOf,
  type StoredPerson,
  type StoredRole,
} from './persons.sql.ts';

type Known = Pick<Services, 'keys' | 'law'>;

/** Persons of a case, masked, each with the decision in force. */
export function personsOfCase(services: Known, caseId: string) {
  return async (db: ScopedDb, scope: Scope): Promise<Person[]> => {
    const inForce = new Map((await listRolesInForce(db, scope, caseId)).map((role) => [role.person_id, role]));
    const persons = await listOfCase(db, scope, caseId);
    return persons.map((person) => {
      const role = inForce.get(person.id);
      return { ...masked(services.keys, person), role: role === undefined ? null : toDecision(services.law, role) };
    });
  };
}

/** A person, masked, with his cases and every decision about him. */
export function personDetail(services: Known, actor: Actor, id: string) {
  return async (db: ScopedDb, scope: Scope) => {
    const person = await getStoredPerson(db, scope, id);
    const decisions = await listRolesOf(db, scope, id);
    return {
      data: {
        ...masked(services.keys, person),
        cases: await listCasesOf(db, scope, id),
        decisions: decisions.map((role) => toDecision(services.law, role)),
      },
      can: hasRole(actor, ...REVEAL_PERSONS) ? ['reveal'] : [],
    };
  };
}

/** One field in the clear. Only to be called after the command that leaves the trace. */
export function plainField(keys: KeyRing, id: string, field: 'idNumber' | 'phone') {
  return async (db: ScopedDb, scope: Scope): Promise<string> => {
    const person = await getStoredPerson(db, scope, id);
    const value = field === 'idNumber' ? opened(keys, ID_NUMBER, person) : opened(keys, PHONE, person);
    if (value === null) throw notFound('该项信息');
    return value;
  };
}

/** The roles and classes in force on a day, with their legal basis. */
export function roleChoices(law: Law, now: Date) {
  const file = law.roles(ROLE_RULE, shanghaiDate(now.getTime()));
  return { rule: `${file.id}@${file.version}`, citation: file.citation, roles: deriveRoleChoices(file) };
}

function opened(keys: KeyRing, context: typeof ID_NUMBER | typeof PHONE, person: StoredPerson): string | null {
  const sealed = person[context.column];
  return sealed === null ? null : openField(keys, { ...context, record: person.id } satisfies FieldContext, sealed);
}

function masked(keys: KeyRing, person: StoredPerson): Omit<Person, 'role'> {
  const idNumber = opened(keys, ID_NUMBER, person);
  const phone = opened(keys, PHONE, person);
  return {
    id: person.id,
    areaCode: person.area_code,
    name: person.name,
    birthYear: person.birth_year,
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    phone: phone === null ? null : maskPhone(phone),
  };
}

function toDecision(law: Law, row: StoredRole): RoleDecision {
  return {
    id: row.id,
    caseId: row.case_id,
    schemeId: row.scheme_id,
    version: row.version,
    role: row.role,
    roleName: row.role === null ? null : nameOf(law.all.roles, row.rule, row.role),
    rule: row.rule,
    citation: row.citation,
    reason: row.reason,
    decidedBy: row.decider_name,
    agency: row.agency_name,
    decidedAt: row.decided_at.toISOString(),
    supersededAt: row.superseded_at?.toISOString() ?? null,
    digest: row.digest.toString('hex'),
  };
}

/** The name of a code in the version of the rule it was decided under. */
function nameOf(files: readonly RoleFile[], rule: string, code: string): RoleDecision['roleName'] {
  const file = files.find(({ id, version }) => `${id}@${version}` === rule);
  return file === undefined ? null : (deriveRoleChoices(file).find((choice) => choice.code === code)?.name ?? null);
}
