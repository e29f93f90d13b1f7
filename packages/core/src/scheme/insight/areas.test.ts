import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../reading/utf8.ts';
import { areaOfIdNumber, areaOfText } from './areas.ts';

const idArea = (text: string) => {
  const bytes = encodeUtf8(text);
  return areaOfIdNumber(bytes, 0, bytes.length);
};

describe('areas of members', () => {
  test.each([
    ['贵州省黔南布依族苗族自治州都匀市', '52', '黔南布依族苗族自治州'],
    ['贵州 都匀市', '52', '都匀市'],
    ['广西壮族自治区南宁市青秀区', '45', '南宁市'],
    ['北京市市辖区', '11', null],
    ['内蒙古自治区锡林郭勒盟', '15', '锡林郭勒盟'],
    ['中国，湖北省武汉市', '42', '武汉市'],
    ['都匀市剑江中路', null, '都匀市'],
  ])('%s', (text, province, city) => expect(areaOfText(text)).toEqual({ province, city, from: 'text' }));

  test('an area that names nothing known is unknown', () => {
    expect(areaOfText('海外')).toBeUndefined();
    expect(areaOfText('')).toBeUndefined();
  });

  test('the first digits of an id number count only where the rest can be one', () => {
    expect(idArea('522701199902301230')).toBe('5227');
    expect(idArea('52270119991330123X')).toBeUndefined();
    expect(idArea('990000199901011230')).toBeUndefined();
    expect(idArea('522701990101123')).toBe('5227');
    expect(idArea('5227011999')).toBeUndefined();
  });
});
