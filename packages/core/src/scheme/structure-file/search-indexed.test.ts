import fc from 'fast-check';
import { describe, expect, test as it } from 'vitest';
import { encodeUtf8 } from '../reading/utf8.ts';
import { encodeSections } from './sections.test-support.ts';
import { encodeSearchIndex, openSearchIndex } from './search-index.ts';
import { searchIndexed } from './search-indexed.ts';
import {
  foldId,
  IDENTIFIERS,
  isSpoken,
  plainIdentifier,
  type NameReading,
  type SearchedTexts,
  spokenQuery,
} from './search-terms.ts';
import { openSections } from './sections.ts';

/** A small script of its own: four characters, one of them with two readings. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  张: ['zhang'],
  长: ['chang', 'zhang'],
  安: ['an'],
  山: ['shan'],
};
const reading: NameReading = {
  fold: (text) => text.replaceAll('張', '张').replaceAll(' ', '').toLowerCase(),
  spoken: (folded) => {
    const characters = [...folded].filter((one) => one in SAID);
    const ways = characters.reduce<string[][]>(
      (known, one) => known.flatMap((way) => (SAID[one] ?? []).map((said) => [...way, said])),
      [[]],
    );
    return characters.length === 0 ? [] : ways;
  },
  syllables: ['an', 'chang', 'shan', 'zhang'],
};

const letters = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((all) => all.join(''));
const account: fc.Arbitrary<SearchedTexts> = fc.record({
  id: fc.tuple(letters('Aa1', 3), fc.nat(99)).map(([head, tail]) => `${head}${tail}`),
  name: letters('张張长安山Bb ', 5),
  phone: letters('12-', 4),
  idNumber: letters('1X', 3),
  bankCard: letters('12 ', 4),
});
const query = fc.oneof(
  letters('张張长安山Bb', 4),
  letters('zhangsc', 5),
  letters('Aa12X', 4),
  fc.constantFrom('zhangan', 'zs', 'za', 'shanan'),
);

/** Everything compared, one account after the other. */
function slowly(all: readonly SearchedTexts[], text: string): number[] {
  const plain = plainIdentifier(text);
  const folded = reading.fold(text);
  const said = spokenQuery(text);
  const partly = [...folded].length > 1 || /\p{Script=Han}/u.test(folded);
  return [...all.keys()].filter((at) => {
    const one = all[at];
    if (one === undefined) return false;
    const name = reading.fold(one.name);
    return (
      one.id.startsWith(text) ||
      foldId(one.id) === foldId(text) ||
      (plain !== '' && IDENTIFIERS.some((field) => plainIdentifier(one[field]) === plain)) ||
      (name !== '' && (name === folded || (partly && name.includes(folded)))) ||
      (said !== undefined && isSpoken(name, said, reading))
    );
  });
}

async function indexed(all: readonly SearchedTexts[], roundEntries?: number) {
  const bytes = encodeSections(all);
  const read = async (from: number, count: number) => bytes.subarray(from, from + count);
  const pieces: Uint8Array[] = [];
  for await (const piece of encodeSearchIndex(read, reading, roundEntries)) pieces.push(piece.slice());
  const file = await openSections(read);
  const index = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
  const source = {
    size: index.length,
    read: async (from: number, count: number) => index.subarray(from, from + count),
  };
  return { file, reading, index: await openSearchIndex(source, all.length), bytes: index };
}

describe('查找', () => {
  it('与逐个比较找到的相同', async () => {
    const tables = fc.uniqueArray(account, { minLength: 1, maxLength: 40, selector: ({ id }) => id });
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.array(query, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        async (all, queries, round) => {
          const searched = await indexed(all, round);
          for (const text of queries.filter((one) => one.trim() !== '')) {
            const { hits, more } = await searchIndexed(searched, text, 100);
            expect(
              hits.map(({ index }) => index).toSorted((a, b) => a - b),
              text,
            ).toEqual(slowly(all, text));
            expect(more).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('索引的字节与分几轮写无关', async () => {
    const all = Array.from({ length: 60 }, (_, at) => ({
      id: `m${at}`,
      name: '张安山长'.slice(at % 4),
      phone: `${at}`,
      idNumber: '',
      bankCard: '',
    }));
    const [once, often] = [await indexed(all), await indexed(all, 3)];
    expect(Buffer.from(once.bytes).equals(Buffer.from(often.bytes))).toBe(true);
  });

  it('编号在前，其次整名，再次读音和部分；找不完的说还有', async () => {
    const texts = (id: string, name: string): SearchedTexts => ({ id, name, phone: '', idNumber: '', bankCard: '' });
    const searched = await indexed([
      texts('an', ''),
      texts('x1', '安'),
      texts('x2', 'an'),
      texts('x3', 'Ban'),
      texts('AN', ''),
    ]);
    const { hits } = await searchIndexed(searched, 'an', 10);
    expect(hits).toEqual([
      { index: 0, by: 'id' },
      { index: 4, by: 'id' },
      { index: 2, by: 'name' },
      { index: 1, by: 'pinyin' },
      { index: 3, by: 'name' },
    ]);
    expect(await searchIndexed(searched, 'an', 2)).toMatchObject({ hits: [{ index: 0 }, { index: 4 }], more: true });
  });

  it('别的文件的索引不用', async () => {
    const read = async () => encodeUtf8('something else, longer than a trailer');
    await expect(openSearchIndex({ size: 37, read }, 1)).rejects.toThrow('not the search index');
  });
});
