import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from '../kernel/text.ts';
import { disguiseFinder } from './disguises.ts';
import { feeFinder } from './find-fee.ts';
import { wordFinder } from './word-finder.ts';

const letters = fc.constantFrom(...'资本运作a1 Ａ');
const text = fc.string({ unit: letters, maxLength: 40 });
const words = fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 5 }), { maxLength: 12 });

it('finds what looking for each word on its own finds', () => {
  fc.assert(
    fc.property(words, text, (all, given) => {
      const folded = foldText(given);
      const expected = all.flatMap((word, number) => {
        const needle = foldText(word);
        return needle !== '' && folded.includes(needle) ? [number] : [];
      });
      expect(wordFinder(all).find(folded)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('名目按词典分类，全角、空格和大小写不影响', () => {
  const find = disguiseFinder([
    { id: 'project', words: ['1040工程', '1040阳光工程'] },
    { id: 'capital', words: ['资本运作'] },
  ]);
  expect(find('来北部湾做“资本 运作”，就是１０４０工程')).toEqual([
    { id: 'project', words: ['1040工程'] },
    { id: 'capital', words: ['资本运作'] },
  ]);
  expect(find('正常的资本市场运作')).toEqual([]);
});

const fee = feeFinder(['会员费', '申购']);

it.each([
  ['缴纳会员费每份69800元', { word: '会员费', yuan: 69_800 }],
  ['会员费 6.98 万元起', { word: '会员费', yuan: 69_800 }],
  ['申购21份共69,800元，会员费300元', { word: '申购', yuan: 69_800 }],
  ['会员费面议', undefined],
  ['全场满69800元包邮', undefined],
  ['会员费另议，公司地处都匀市某某路某某大厦，注册资本500000元', undefined],
])('入门费：%s', (given, found) => expect(fee(given)).toEqual(found));
