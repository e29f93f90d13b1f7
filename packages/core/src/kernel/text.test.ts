import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './text.ts';

describe('comparing text', () => {
  it.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉･买买提', '阿卜杜拉·买买提'],
    ['张　三', '张三'],
    ['会员ＩＤ', '会员id'],
    ['\uFEFFmember_ID', 'member_id'],
    ['No．', 'no.'],
  ])('%s folds to %s', (written, folded) => expect(foldText(written)).toBe(folded));

  it('keeps different names apart', () => expect(foldText('李明')).not.toBe(foldText('李鸣')));

  it('folds once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
