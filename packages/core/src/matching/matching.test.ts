import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../kernel/text.ts';
import { seededRandom } from '../kernel/seeded-random.ts';
import { unassignedIdNumber } from '../identifiers/invented-id-number.ts';
import { PersonMatcher } from './match-persons.ts';
import type { NameSounds } from './name-sounds.ts';
import { recognisePersonColumns } from './person-columns.ts';
import { PersonReader, type PersonTable } from './person-reader.ts';
import { slowMatches, type Written } from './reference.test-support.ts';

const SAID: Readonly<Record<string, readonly string[]>> = {
  王: ['wang'],
  汪: ['wang'],
  单: ['dan', 'shan'],
  山: ['shan'],
  明: ['ming'],
  名: ['ming'],
  乐: ['le', 'yue'],
  月: ['yue'],
  丽: ['li'],
};
const SOUNDS: NameSounds = {
  fold: (text) => foldText(text).replaceAll('麗', '丽').replaceAll('樂', '乐'),
  syllables: (character, begins) => (character === '单' && !begins ? ['dan'] : (SAID[character] ?? [])),
};

const COLUMNS = ['person_id', 'name', 'id_number', 'phone', 'birth_date'];

function tableOf(written: readonly Written[]): PersonTable {
  const reader = new PersonReader({ delimiter: 0x2c, mapping: recognisePersonColumns(COLUMNS), bytes: 0 });
  const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = written.map((one) => [one.id, one.name, one.idNumber, one.phone, one.birthDate].map(cell).join(','));
  const bytes = new TextEncoder().encode(text.join('\n'));
  reader.feeder.push(bytes);
  reader.feeder.filled(0, true);
  return reader.table();
}

function fastMatches(people: readonly Written[], list: readonly Written[]): string[] {
  const persons = tableOf(people);
  const matcher = new PersonMatcher(tableOf(list), SOUNDS);
  return people.flatMap((person, row) =>
    matcher
      .match(persons, row)
      .map(({ entry, grade, reasons }) => [person.id, list[entry]?.id, grade, reasons.join(';')].join(',')),
  );
}

const VALID = ((random) => [unassignedIdNumber(random), unassignedIdNumber(random)])(seededRandom('matching'));
const dates = [
  ...VALID.map((id) => id.slice(6, 14)),
  '1988-02-03',
  '1988/2/3',
  '1988年2月3日',
  '1988-02-30',
  '不详',
  '',
];
const someone = fc.record({
  name: fc
    .array(fc.constantFrom(...'王汪单山明名乐樂月丽麗A a·•.', '𠮷', 'é', '阿'), { maxLength: 5 })
    .map((characters) => characters.join('')),
  idNumber: fc.constantFrom(
    ...VALID,
    ...VALID.map((id) => id.toLowerCase()),
    `${VALID[0] ?? ''} `,
    '990000198802030010',
    '123',
    '',
  ),
  phone: fc.constantFrom('13800000001', '+86 138-0000-0001', '１３８００００００02', '0854-8220000', '110', ''),
  birthDate: fc.constantFrom(...dates),
});
const several = (mark: string) =>
  fc.array(someone, { maxLength: 12 }).map((rows) => rows.map((row, at) => ({ ...row, id: `${mark}${at + 1}` })));

describe('matching persons with a list', () => {
  it('finds what the slow and obvious way finds, with the same grades and reasons', () => {
    fc.assert(
      fc.property(several('p'), several('e'), (people, list) => {
        expect(fastMatches(people, list)).toEqual(slowMatches(people, list, SOUNDS));
      }),
      { numRuns: 500 },
    );
  });

  const at = (over: Partial<Written>): Written => ({
    id: 'x',
    name: '',
    idNumber: '',
    phone: '',
    birthDate: '',
    ...over,
  });

  it('never goes by a name alone', () => {
    expect(fastMatches([at({ name: '王明' })], [at({ name: '王明' })])).toEqual([]);
  });

  it('takes a number of 15 digits for that of 18, and one whose check digit is wrong for none', () => {
    const long = '990000198802030011'.slice(0, 17);
    const old = `${long.slice(0, 6)}${long.slice(8)}`;
    const [valid = ''] = '0123456789X'
      .split('')
      .map((check) => long + check)
      .filter((id) => slowMatches([at({ idNumber: id })], [at({ idNumber: old })], SOUNDS).length > 0);
    expect(fastMatches([at({ idNumber: valid })], [at({ idNumber: old })])).toEqual([
      'x,x,identity,id_number;birth_date',
    ]);
    const wrong = long + (valid.endsWith('1') ? '2' : '1');
    expect(fastMatches([at({ idNumber: wrong })], [at({ idNumber: wrong })])).toEqual([]);
  });

  it('takes the date of birth from a valid id number where none is given', () => {
    const [id = ''] = VALID;
    const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
    expect(fastMatches([at({ name: '王明', birthDate: born })], [at({ name: '汪名', idNumber: id })])).toEqual([
      'x,x,possible,name_sounds_alike;birth_date',
    ]);
  });

  it('says a surname its own way', () => {
    const born = { birthDate: '1988-02-03' };
    expect(fastMatches([at({ name: '单明丽', ...born })], [at({ name: '山名丽', ...born })])).toHaveLength(1);
    expect(fastMatches([at({ name: '明单丽', ...born })], [at({ name: '名山丽', ...born })])).toEqual([]);
  });

  it('keeps each entry once and in the order of the list, however it was found', () => {
    const [id = ''] = VALID;
    const one = at({ name: '王明', idNumber: id, phone: '13800000001', birthDate: '1988-02-03' });
    const list = [at({ ...one, id: 'a', idNumber: '' }), at({ ...one, id: 'b', phone: '' }), at({ ...one, id: 'c' })];
    expect(fastMatches([one], list)).toEqual([
      'x,a,strong,phone;name;birth_date',
      'x,b,identity,id_number;name;birth_date',
      'x,c,identity,id_number;phone;name;birth_date',
    ]);
  });
});
