import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldHost, identityOf, type OnlineKind } from './online-identity.ts';
import { decodeLabel } from './punycode.ts';

describe('the same site, however its address is written', () => {
  it.each([
    ['https://www.example-yun.test/index?x=1', 'example-yun.test'],
    ['WWW.Example-Yun.TEST.', 'example-yun.test'],
    ['ｗｗｗ．example-yun．test', 'example-yun.test'],
    ['http://user:pass@m.example-yun.test:80/a', 'm.example-yun.test'],
    ['example-yun.test:8443', 'example-yun.test:8443'],
    ['xn--fiq228c.test', '中文.test'],
    ['http://中文.公司/', '中文.公司'],
    ['http://中文。公司/', '中文.公司'],
    ['http://XN--FIQ228C.xn--55qx5d', '中文.公司'],
    ['10.2.3.4:8080/admin', '10.2.3.4:8080'],
  ])('%s', (written, folded) => expect(foldHost(written)).toBe(folded));

  it.each(['', '  ', 'http://', '没有网址', 'localhost', 'a b', 'http://a..b'])('“%s” 不是网址', (text) =>
    expect(foldHost(text)).toBeUndefined(),
  );

  it('keeps other hosts apart', () => {
    expect(foldHost('a.example.test')).not.toBe(foldHost('b.example.test'));
    expect(foldHost('www.test')).toBe('www.test');
  });

  it('folds once and for all, with or without www, scheme and path', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abcxyz019中文公司网'), minLength: 1, maxLength: 8 });
    const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
    const end = fc.constantFrom('', '/', '/a/b?c=d', '#x');
    fc.assert(
      fc.property(host, fc.constantFrom('', 'http://', 'https://www.', 'www.'), end, (name, before, after) => {
        const folded = foldHost(name);
        fc.pre(folded !== undefined && !/^www\d?\./u.test(name));
        expect(foldHost(`${before}${name}${after}`)).toBe(folded);
        expect(foldHost(folded ?? '')).toBe(folded);
      }),
    );
  });

  it('reads Punycode as the URL standard writes it', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abc09中文网络传销资本黔ü한я'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(label, (text) => {
        const ascii = domainToASCII(text);
        fc.pre(ascii.startsWith('xn--'));
        expect(decodeLabel(ascii)).toBe(text.normalize('NFKC').toLowerCase());
      }),
    );
  });

  it('leaves labels that are no Punycode as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcxyz-019'), maxLength: 12 }), (text) => {
        expect(() => decodeLabel(`xn--${text}`)).not.toThrow();
      }),
    );
    expect(decodeLabel('xn--99999999999')).toBe('xn--99999999999');
  });
});

describe('the same app, account or group', () => {
  const same = (kind: OnlineKind, a: string, b: string, platform = '微信') =>
    identityOf({ kind, address: a, platform }) === identityOf({ kind, address: b, platform });

  it.each([
    ['app', 'com.Yunlian.Shop', 'https://shop.test/details?id=com.yunlian.shop&hl=zh'],
    ['app', 'https://apps.apple.com/cn/app/yunlian/id990000001', 'ID990000001'],
    ['app', '云联 商城', '云联商城'],
    ['account', '@YunLian_2026', 'yunlian_2026'],
    ['group', 'QQ群：990000123', '990000123'],
    ['group', '群号 990000123', '９９００００１２３'],
  ] as const)('%s %s = %s', (kind, a, b) => expect(same(kind, a, b)).toBe(true));

  it('tells accounts of two platforms apart, and empty ones are nothing', () => {
    const on = (platform: string) => identityOf({ kind: 'account', address: 'yunlian', platform });
    expect(on('微信')).not.toBe(on('微博'));
    expect(identityOf({ kind: 'group', address: ' ', platform: 'QQ' })).toBeUndefined();
  });
});
