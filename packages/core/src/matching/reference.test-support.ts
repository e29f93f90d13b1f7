import { checkIdNumber } from '../identifiers/id-number.ts';
import { checkMobilePhone } from '../identifiers/mobile-phone.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import type { NameSounds } from './name-sounds.ts';

export interface Written {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string;
}

/** Every pair looked at with texts: slow and obvious. Lines `person,entry,grade,reasons`. */
export function slowMatches(people: readonly Written[], list: readonly Written[], sounds: NameSounds): string[] {
  return people.flatMap((person) => list.flatMap((entry) => slowPair(person, entry, sounds)));
}

function slowPair(person: Written, entry: Written, sounds: NameSounds): string[] {
  const idNumber = same(validId(person.idNumber), validId(entry.idNumber));
  const phone = same(phoneOf(person.phone), phoneOf(entry.phone));
  const birthDate = same(bornOn(person), bornOn(entry));
  const name = likeness([...sounds.fold(person.name)], [...sounds.fold(entry.name)], sounds);
  const grade = idNumber
    ? 'identity'
    : (phone && ['name', 'name_sounds_alike'].includes(name)) || (birthDate && name === 'name')
      ? 'strong'
      : birthDate && name !== ''
        ? 'possible'
        : '';
  if (grade === '') return [];
  const reasons = [idNumber && 'id_number', phone && 'phone', name, birthDate && 'birth_date'].filter(Boolean);
  return [[person.id, entry.id, grade, reasons.join(';')].join(',')];
}

const same = (one: string, other: string): boolean => one !== '' && one === other;

function validId(text: string): string {
  const checked = checkIdNumber(text);
  return checked.ok ? checked.number : '';
}

function phoneOf(text: string): string {
  const checked = checkMobilePhone(text);
  if (checked.ok) return checked.number;
  const plain = text.normalize('NFKC').replace(/[-()+\s]/gu, '');
  return /^\d{7,15}$/u.test(plain) && Number(plain) >= 1e6 ? String(Number(plain)) : '';
}

function bornOn({ birthDate, idNumber }: Written): string {
  const checked = checkIdNumber(idNumber);
  return parsePlainDate(birthDate) ?? (checked.ok ? checked.birthDate : '');
}

function likeness(one: readonly string[], other: readonly string[], sounds: NameSounds): string {
  if (one.length === 0 || one.length !== other.length) return '';
  const differing = one.flatMap((character, at) => (character === other[at] ? [] : [at]));
  if (differing.length === 0) return 'name';
  const alike = differing.every((at) => {
    const ways = sounds.syllables(one[at] ?? '', at === 0);
    return sounds.syllables(other[at] ?? '', at === 0).some((way) => ways.includes(way));
  });
  if (alike) return 'name_sounds_alike';
  if (differing.length === 1) return one.length > 1 ? 'name_one_character' : '';
  const [a = 0, b = 0] = differing;
  const swapped = differing.length === 2 && b === a + 1 && one[a] === other[b] && one[b] === other[a];
  return swapped ? 'name_swapped' : '';
}
