import { isSpoken, spokenQuery, spokenTerms, termOf } from '@qingyuan/core/scheme/structure-file/search-terms';
import { describe, expect, test as it } from 'vitest';
import { nameReading } from './name-reading.ts';

const finds = (name: string, typed: string): boolean =>
  isSpoken(nameReading.fold(name), spokenQuery(typed) ?? '', nameReading);

describe('姓名的读法', () => {
  it('全拼、首字母、未打完的音节都找得到', () => {
    for (const typed of ['zhangsan', 'zs', 'zhang', 'zhangs', 'ZHANG SAN', 'z'])
      expect(finds('张三', typed), typed).toBe(true);
    for (const typed of ['lisan', 'sz', 'zhangsi', 'zsf']) expect(finds('张三', typed), typed).toBe(false);
  });

  it('姓氏按姓的读音，名字中的多音字两读都行', () => {
    expect(finds('曾国藩', 'zengguofan')).toBe(true);
    expect(finds('单雄信', 'shan')).toBe(true);
    expect(finds('仇和', 'qiuhe')).toBe(true);
    expect(finds('万俟卨', 'moqi')).toBe(true);
    expect(finds('王乐', 'wangyue')).toBe(true);
    expect(finds('王乐', 'wangle')).toBe(true);
    expect(finds('吕布', 'lvbu')).toBe(true);
    expect(finds('吕布', 'lübu')).toBe(true);
    expect(finds('吕布', 'lyubu')).toBe(true);
  });

  it('繁体与简体、全角与半角、大小写不分', () => {
    expect(nameReading.fold('張偉')).toBe('张伟');
    expect(nameReading.fold('ＡＢＣ')).toBe('abc');
    expect(finds('張偉', 'zhangwei')).toBe(true);
    const names = ['張三豐', '龍頭', 'Mr. 李', '阿卜杜拉•买买提'];
    for (const name of names) expect(nameReading.fold(nameReading.fold(name))).toBe(nameReading.fold(name));
  });

  it('每个名字都在索引词之一下面，不论打到第几个字母', () => {
    for (const name of ['张三', '欧阳娜娜', '万俟卨', '吕布', '西安', '先生', '覃重乐', '单于']) {
      for (const way of nameReading.spoken(nameReading.fold(name))) {
        const said = way.join('');
        const terms = new Set(way.map((_, at) => termOf('spoken', way.slice(0, at + 1).join(''))));
        for (let length = 1; length <= said.length; length += 1) {
          const wanted = spokenTerms(said.slice(0, length), nameReading);
          expect(
            wanted.some((term) => terms.has(term)),
            said.slice(0, length),
          ).toBe(true);
        }
      }
    }
  });
});
