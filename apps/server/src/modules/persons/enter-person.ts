import type { Scope } from '../../platform/access/actor.ts';
import { conflict } from '../../platform/access/errors.ts';
import { blindIndex, type FieldContext, sealField } from '../../platform/crypto/field-cipher.ts';
import type { KeyRing } from '../../platform/crypto/key-ring.ts';
import type { ScopedDb } from '../../platform/db/scope.ts';
import { normaliseIdNumber, normalisePhone } from './persons.rules.ts';
import { findByIdNumber, insertPerson, joinCase } from './persons.sql.ts';

export const ID_NUMBER = { table: 'person', column: 'id_number' } as const satisfies FieldContext;
export const PHONE = { table: 'person', column: 'phone' } as const satisfies FieldContext;

/** A person as an officer or an analysis gives him. */
export interface NewPerson {
  readonly id: string;
  readonly caseId: string;
  readonly area: string;
  readonly name: string;
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly birthYear?: number | undefined;
  readonly at: Date;
}

export interface EnteredPerson {
  readonly id: string;
  /** Whether an earlier record of the same person was taken. */
  readonly known: boolean;
}

/**
 * Enters a person in a case, the case being checked by the caller. Somebody of the same area with
 * the same id number and name is the same person and keeps his record.
 * @throws DomainError when the id number belongs to another name.
 */
export async function enterPerson(
  keys: KeyRing,
  tx: { readonly db: ScopedDb; readonly scope: Scope },
  given: NewPerson,
): Promise<EnteredPerson> {
  const { db, scope } = tx;
  const idNumber = present(given.idNumber, normaliseIdNumber);
  const phone = present(given.phone, normalisePhone);
  const known =
    idNumber === null
      ? undefined
      : await findByIdNumber(db, scope, { index: blindIndex(keys, ID_NUMBER, idNumber), area: given.area });
  if (known !== undefined && known.name !== given.name) {
    throw conflict('person-name-differs', '该身份证件号码已登记在另一姓名之下，请核对姓名和号码。');
  }
  const id = known?.id ?? given.id;
  if (known === undefined) {
    await insertPerson(db, scope, {
      id,
      area_code: given.area,
      name: given.name,
      birth_year: given.birthYear ?? null,
      id_number: seal(keys, { ...ID_NUMBER, record: id }, idNumber),
      id_number_index: idNumber === null ? null : blindIndex(keys, ID_NUMBER, idNumber),
      phone: seal(keys, { ...PHONE, record: id }, phone),
      phone_index: phone === null ? null : blindIndex(keys, PHONE, phone),
      entered_at: given.at,
    });
  }
  await joinCase(db, scope, { personId: id, caseId: given.caseId, area: given.area, at: given.at });
  return { id, known: known !== undefined };
}

function present(text: string | undefined, normalise: (text: string) => string): string | null {
  const normal = normalise(text ?? '');
  return normal === '' ? null : normal;
}

function seal(keys: KeyRing, context: FieldContext, text: string | null): Buffer | null {
  return text === null ? null : sealField(keys, context, text);
}
