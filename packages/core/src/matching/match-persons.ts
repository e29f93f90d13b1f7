import { compareNames, type NameLikeness } from './compare-names.ts';
import { CharacterSounds, LONGEST_NAME, NameFolder } from './folded-names.ts';
import type { NameSounds } from './name-sounds.ts';
import { DateIndex } from './date-index.ts';
import { NumberIndex } from './number-index.ts';
import type { PersonTable } from './person-reader.ts';

/** How sure it is that two entries mean one person, surest first. A human confirms or refuses each. */
export const GRADES = ['identity', 'strong', 'possible'] as const;
export type Grade = (typeof GRADES)[number];

/** What agrees. */
export type MatchReason =
  | 'id_number'
  | 'phone'
  | 'name'
  | 'name_sounds_alike'
  | 'name_one_character'
  | 'name_swapped'
  | 'birth_date';

export interface Match {
  /** Row of the list, from 0. */
  readonly entry: number;
  readonly grade: Grade;
  readonly reasons: readonly MatchReason[];
}

const NAME_REASON: { readonly [likeness in NameLikeness]: MatchReason | undefined } = {
  same: 'name',
  sounds_alike: 'name_sounds_alike',
  one_character: 'name_one_character',
  swapped: 'name_swapped',
  different: undefined,
};

interface Agreement {
  readonly idNumber: boolean;
  readonly phone: boolean;
  readonly birthDate: boolean;
  readonly name: NameLikeness;
}

/**
 * The grade of what agrees: `identity` for the same valid id number; `strong` for the same phone with a name that is
 * the same or sounds alike, or for the same name and date of birth; `possible` for the same date of birth with a name
 * that sounds alike, differs in one character or has two neighbouring characters swapped. A name alone is nothing.
 */
export function gradeOf({ idNumber, phone, birthDate, name }: Agreement): Grade | undefined {
  if (idNumber) return 'identity';
  if (phone && (name === 'same' || name === 'sounds_alike')) return 'strong';
  if (!birthDate || name === 'different') return undefined;
  return name === 'same' ? 'strong' : 'possible';
}

function reasonsOf({ idNumber, phone, birthDate, name }: Agreement): MatchReason[] {
  const named = NAME_REASON[name];
  return [
    ...(idNumber ? (['id_number'] as const) : []),
    ...(phone ? (['phone'] as const) : []),
    ...(named === undefined ? [] : [named]),
    ...(birthDate ? (['birth_date'] as const) : []),
  ];
}

/** A list that many persons are compared with. Memory is O(entries). */
export class PersonMatcher {
  private readonly list: PersonTable;
  private readonly byIdNumber: NumberIndex;
  private readonly byPhone: NumberIndex;
  private readonly byBirthDate: DateIndex;
  private readonly folder: NameFolder;
  private readonly sounds: CharacterSounds;
  /** Place of each entry in the order of the dates of birth. */
  private readonly placeOf: Int32Array;
  /** Folded names in the order of the dates of birth: that of place `p` is `codes[offsets[p] … offsets[p + 1])`. */
  private readonly codes: Uint32Array;
  private readonly offsets: Uint32Array;
  private readonly asked = new Uint32Array(LONGEST_NAME);

  constructor(list: PersonTable, sounds: NameSounds) {
    this.list = list;
    this.byIdNumber = new NumberIndex(list.idNumbers);
    this.byPhone = new NumberIndex(list.phones);
    this.byBirthDate = new DateIndex(list.birthDates);
    this.folder = new NameFolder(sounds.fold);
    this.sounds = new CharacterSounds(sounds.syllables);
    this.offsets = new Uint32Array(list.rows + 1);
    this.placeOf = new Int32Array(list.rows);
    this.byBirthDate.rows.forEach((entry, place) => (this.placeOf[entry] = place));
    this.codes = this.foldAll();
  }

  /**
   * The entries that may mean the person in `row` of `persons`, in the order of the list, each once. On average
   * O(entries with the same date of birth, phone or id number).
   */
  match(persons: PersonTable, row: number): readonly Match[] {
    const idNumber = persons.idNumbers[row] as number;
    const phone = persons.phones[row] as number;
    const birthDate = persons.birthDates[row] as number;
    const first = {
      idNumber: this.byIdNumber.first(idNumber),
      phone: this.byPhone.first(phone),
      place: this.byBirthDate.from(birthDate),
    };
    const end = this.byBirthDate.to(birthDate);
    if (first.idNumber < 0 && first.phone < 0 && first.place === end) return NONE;
    const { offsets, bytes } = persons.names;
    const span = { from: offsets[row] as number, to: offsets[row + 1] as number };
    const person = { idNumber, phone, birthDate, length: this.folder.foldInto(this.asked, bytes, span) };
    const found: Match[] = [];
    this.compareById(person, first.idNumber, found);
    this.compareByPhone(person, first.phone, found);
    this.compareByBirthDate(person, { from: first.place, to: end }, found);
    return found.length > 1 ? found.sort((one, other) => one.entry - other.entry) : found;
  }

  private compareById(person: Asked, first: number, found: Match[]): void {
    for (let entry = first; entry >= 0; entry = this.byIdNumber.after(entry))
      this.judge(person, { entry, name: this.compareName(person, this.placeOf[entry] as number) }, found);
  }

  /** Those that have the same id number too were judged already. */
  private compareByPhone(person: Asked, first: number, found: Match[]): void {
    for (let entry = first; entry >= 0; entry = this.byPhone.after(entry))
      if (!this.sameIdNumber(person, entry))
        this.judge(person, { entry, name: this.compareName(person, this.placeOf[entry] as number) }, found);
  }

  private compareByBirthDate(
    person: Asked,
    places: { readonly from: number; readonly to: number },
    found: Match[],
  ): void {
    const { rows } = this.byBirthDate;
    for (let place = places.from; place < places.to; place += 1) {
      const name = this.compareName(person, place);
      if (name === 'different') continue;
      const entry = rows[place] as number;
      if (!this.sameIdNumber(person, entry) && !this.samePhone(person, entry))
        this.judge(person, { entry, name }, found);
    }
  }

  private sameIdNumber({ idNumber }: Asked, entry: number): boolean {
    return idNumber !== 0 && this.list.idNumbers[entry] === idNumber;
  }

  private samePhone({ phone }: Asked, entry: number): boolean {
    return phone !== 0 && this.list.phones[entry] === phone;
  }

  private compareName({ length }: Asked, place: number): NameLikeness {
    const from = this.offsets[place] as number;
    const to = this.offsets[place + 1] as number;
    return compareNames(
      { codes: this.asked, from: 0, length },
      { codes: this.codes, from, length: to - from },
      this.sounds,
    );
  }

  private judge(
    person: Asked,
    candidate: { readonly entry: number; readonly name: NameLikeness },
    found: Match[],
  ): void {
    const { entry, name } = candidate;
    const agreement = {
      idNumber: this.sameIdNumber(person, entry),
      phone: this.samePhone(person, entry),
      birthDate: person.birthDate !== 0 && this.list.birthDates[entry] === person.birthDate,
      name,
    };
    const grade = gradeOf(agreement);
    if (grade !== undefined) found.push({ entry, grade, reasons: reasonsOf(agreement) });
  }

  private foldAll(): Uint32Array {
    const { rows, names } = this.list;
    let codes = new Uint32Array(rows * 4 + LONGEST_NAME);
    let end = 0;
    for (let place = 0; place < rows; place += 1) {
      const row = this.byBirthDate.rows[place] as number;
      if (end + LONGEST_NAME > codes.length) {
        const wider = new Uint32Array(codes.length * 2);
        wider.set(codes);
        codes = wider;
      }
      const span = { from: names.offsets[row] as number, to: names.offsets[row + 1] as number };
      end += this.folder.foldInto(codes.subarray(end), names.bytes, span);
      this.offsets[place + 1] = end;
    }
    return codes;
  }
}

interface Asked {
  readonly idNumber: number;
  readonly phone: number;
  readonly birthDate: number;
  /** Of the folded name. */
  readonly length: number;
}

const NONE: readonly Match[] = [];
