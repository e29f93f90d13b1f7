import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { idNumberCheckDigit } from '@qingyuan/core/identifiers/id-number';
import { addDays, plainDate } from '@qingyuan/core/kernel/plain-date';
import { type SeededRandom, seededRandom } from '@qingyuan/core/kernel/seeded-random';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉萍红玲芬燕彬辉鑫波斌宇浩凯健俊帆雪梅琳晨倩颖洁琴云莉兰凤晓小建国志海东春林成乐欣怡思雨子轩梓涵一诺浩然语嫣铭泽',
];
/** Characters that sound like some of these: what a clerk types who only heard a name. */
const HEARD: Readonly<Record<string, string>> = {
  伟: '玮',
  芳: '方',
  敏: '闽',
  静: '婧',
  丽: '莉',
  娟: '鹃',
  明: '名',
  华: '桦',
  英: '瑛',
  平: '萍',
  杰: '洁',
  晓: '小',
  国: '帼',
  王: '汪',
  张: '章',
  徐: '许',
  于: '余',
  单: '山',
};
const TRADITIONAL: Readonly<Record<string, string>> = {
  张: '張',
  刘: '劉',
  陈: '陳',
  杨: '楊',
  黄: '黃',
  赵: '趙',
  吴: '吳',
  马: '馬',
  罗: '羅',
  郑: '鄭',
  伟: '偉',
  丽: '麗',
  军: '軍',
  华: '華',
  红: '紅',
  凤: '鳳',
  国: '國',
  东: '東',
};

interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly birthDate: string;
}

/** Why an entry stands on the list: as someone among the people, or as someone who only resembles one. */
const KINDS = [
  'same_id',
  'old_id',
  'phone_heard',
  'traditional',
  'heard',
  'typo',
  'swapped',
  'namesake',
  'twin',
  'stranger',
] as const;
export type EntryKind = (typeof KINDS)[number];
export const MEANS_SOMEONE: ReadonlySet<EntryKind> = new Set([
  'same_id',
  'old_id',
  'phone_heard',
  'traditional',
  'heard',
  'typo',
  'swapped',
]);

export interface MatchFiles {
  readonly people: string;
  readonly list: string;
}

/**
 * Writes people and a list of a tenth as many entries whose ids tell the truth: `kind-N` was made from person `pN`. All
 * are invented; their id numbers lie in a region that has never existed.
 */
export async function writeMatchFiles(folder: string, people: number): Promise<MatchFiles> {
  const files = { people: `${folder}/people-${people}.csv`, list: `${folder}/list-${people}.csv` };
  if (existsSync(files.list)) return files;
  mkdirSync(dirname(files.people), { recursive: true });
  const random = seededRandom(`match ${people}`);
  const peopleOut = createWriteStream(files.people);
  const listOut = createWriteStream(files.list);
  peopleOut.write('person_id,name,id_number,phone,birth_date\n');
  listOut.write('entry_id,name,id_number,phone,birth_date\n');
  for (let number = 1; number <= people; number += 1) {
    const person = invent(random);
    if (!peopleOut.write(line(`p${number}`, person))) await drained(peopleOut);
    if (number % 10 !== 0) continue;
    const kind = KINDS[random.integer(0, KINDS.length - 1)] ?? 'stranger';
    listOut.write(line(`${kind}-${number}`, entryOf(kind, person, random)));
  }
  peopleOut.end();
  listOut.end();
  await Promise.all([finished(peopleOut), finished(listOut)]);
  return files;
}

const drained = (stream: NodeJS.WritableStream): Promise<void> => new Promise((done) => stream.once('drain', done));

const line = (id: string, { name, idNumber, phone, birthDate }: Person): string =>
  `${id},${name},${idNumber},${phone},${birthDate}\n`;

function invent(random: SeededRandom): Person {
  const birthDate = addDays(plainDate('1955-01-01'), random.integer(0, 44 * 365));
  const first17 = `${random.integer(990_000, 999_999)}${birthDate.replaceAll('-', '')}${String(random.integer(1, 999)).padStart(3, '0')}`;
  return {
    name: pick(random, SURNAMES) + pick(random, GIVEN) + (random.integer(0, 9) < 8 ? pick(random, GIVEN) : ''),
    idNumber: first17 + idNumberCheckDigit(first17),
    phone: `199${String(random.integer(0, 99_999_999)).padStart(8, '0')}`,
    birthDate,
  };
}

const pick = (random: SeededRandom, from: readonly string[]): string => from[random.integer(0, from.length - 1)] ?? '';

function entryOf(kind: EntryKind, person: Person, random: SeededRandom): Person {
  const bare = { ...person, idNumber: '', phone: '' };
  switch (kind) {
    case 'same_id':
      return { ...person, phone: '' };
    case 'old_id':
      return { ...bare, idNumber: `${person.idNumber.slice(0, 6)}${person.idNumber.slice(8, 17)}`, birthDate: '' };
    case 'phone_heard':
      return { ...bare, name: replaced(person.name, HEARD), phone: `+86 ${person.phone}`, birthDate: '' };
    case 'traditional':
      return { ...bare, name: replaced(person.name, TRADITIONAL) };
    case 'heard':
      return { ...bare, name: replaced(person.name, HEARD) };
    case 'typo':
      return { ...bare, name: person.name.slice(0, -1) + pick(random, GIVEN) };
    case 'swapped':
      return { ...bare, name: person.name.slice(0, 1) + Array.from(person.name.slice(1)).toReversed().join('') };
    case 'namesake':
      return { ...invent(random), name: person.name, idNumber: '' };
    case 'twin':
      return {
        ...invent(random),
        name: person.name.slice(0, -1) + pick(random, GIVEN),
        birthDate: person.birthDate,
        idNumber: '',
      };
    case 'stranger':
      return invent(random);
  }
}

const replaced = (name: string, by: Readonly<Record<string, string>>): string =>
  Array.from(name, (character) => by[character] ?? character).join('');
