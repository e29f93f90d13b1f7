import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

describe('the keyboard', () => {
  it.each([
    ['', '/', 'search'],
    ['', '?', 'help'],
    ['', '？', 'help'],
    ['g', 't', 'todo'],
    ['', 't', undefined],
    ['t', 'g', undefined],
  ] as const)('after "%s", "%s" means %s', (before, key, meaning) => {
    expect(shortcutOf(before, key)).toBe(meaning);
  });
});
