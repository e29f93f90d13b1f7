import { expect, it } from 'vitest';
import { assertNever } from './assert-never.ts';

it('names the case that got past its parser', () => {
  expect(() => assertNever('sealed' as never)).toThrow('"sealed"');
});
