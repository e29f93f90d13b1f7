import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAddress, placeKey } from './fold-address.ts';

describe('the same address, however it is written', () => {
  it.each([
    ['文峰街道某小区6号楼3单元301室', '文峰街道某小区 ６幢三单元301号房'],
    ['民族路十二号', '民族路12号'],
    ['某小区二十栋', '某小区20#'],
    ['某大厦（原农资公司）八楼', '某大厦8层'],
    ['某小区6栋，3单元。', '某小区6栋3单元'],
  ])('%s = %s', (a, b) => expect(foldAddress(a)).toBe(foldAddress(b)));

  it('keeps other houses apart', () => {
    expect(foldAddress('某小区6栋')).not.toBe(foldAddress('某小区16栋'));
    expect(foldAddress('民族路12号')).not.toBe(foldAddress('民族路12-1号'));
  });

  it('folds once and for all', () => {
    const unit = fc.constantFrom(...'某小区路一二十〇六3号楼栋幢座#单元梯层室房间-（）()，。 ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 25 }), (text) => {
        expect(foldAddress(foldAddress(text))).toBe(foldAddress(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('building and room of an address', () => {
  const areas = ['都匀市', '文峰街道'];
  it.each([
    ['都匀市文峰街道某小区6栋3单元301室', '某小区6栋', '3单元301'],
    ['某小区6号楼', '某小区6栋', ''],
    ['贵州省黔南州都匀市民族路12号3楼', '民族路12号', '3层'],
    ['文峰街道某宾馆', '某宾馆', ''],
    ['某宾馆八楼', '某宾馆', '8层'],
  ])('%s', (text, building, room) => expect(placeKey(text, areas)).toEqual({ building, room }));

  it('does not take the area’s name for a place', () => expect(placeKey('都匀市文峰街道', areas).building).toBe(''));
});
