import { readFileSync } from 'node:fs';
import { describe, expect, test as it } from 'vitest';
import { CHARACTER_TABLE, openNameSounds } from './character-table.ts';
import { nameReading } from './name-reading.ts';
import { characterTableText } from './write-character-table.ts';

describe('字表', () => {
  it('与读音和简繁库一致（node apps/server/src/platform/names/write-character-table.ts 重写）', () => {
    expect(readFileSync(CHARACTER_TABLE, 'utf8') === characterTableText()).toBe(true);
  });

  it('写法与姓名读法相同，读法都在其中', () => {
    const sounds = openNameSounds();
    for (const name of ['張三豐', '曾国藩', '单雄信', '王乐', '仇和', 'Ａ李', '阿卜杜拉•买买提', '覃重乐']) {
      const folded = nameReading.fold(name);
      expect(sounds.fold(name)).toBe(folded);
      for (const way of nameReading.spoken(folded))
        for (const [at, syllable] of way.entries())
          expect(
            sounds.syllables([...folded].filter((one) => /\p{Script=Han}/u.test(one))[at] ?? '', at === 0),
          ).toContain(syllable);
    }
    expect(sounds.syllables('单', true)).toEqual(['dan', 'shan']);
    expect(sounds.syllables('仇', false)).toEqual(['chou']);
    expect(sounds.syllables('仇', true)).toEqual(['qiu', 'chou']);
    expect(sounds.syllables('A', true)).toEqual([]);
  });
});
