import { describe, expect, it } from 'vitest';
import type { Words } from './words.ts';

/** Every `words.zh.ts` and `words.en.ts` of the console. */
const zh = import.meta.glob<{ default: Words }>('../**/words.zh.ts', { eager: true });
const en = import.meta.glob<{ default: Words }>('../**/words.en.ts', { eager: true });

function textsOf(words: Words): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([group, texts]) =>
      Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text] as const),
    ),
  );
}

function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1] ?? '').sort();
}

describe('the texts of the console', () => {
  it('exist', () => {
    expect(Object.keys(zh).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(zh))('%s says the same keys in both languages', (path) => {
    const chinese = textsOf(zh[path]?.default ?? {});
    const english = textsOf(en[path.replace('words.zh', 'words.en')]?.default ?? {});
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it.each(Object.keys(zh))('%s says something everywhere, with the same values', (path) => {
    const english = textsOf(en[path.replace('words.zh', 'words.en')]?.default ?? {});
    for (const [key, text] of textsOf(zh[path]?.default ?? {})) {
      const other = english.get(key) ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      expect(placeholdersOf(other), key).toEqual(placeholdersOf(text));
    }
  });

  it.each(Object.keys(en))('%s leaves no Chinese in the English', (path) => {
    const chinese = [...textsOf(en[path]?.default ?? {})].filter(
      ([key, text]) => !key.endsWith('Both') && /\p{Script=Han}/u.test(text),
    );
    expect(chinese).toEqual([]);
  });

  it.each(Object.keys(en))('%s has its Chinese beside it', (path) => {
    expect(Object.keys(zh)).toContain(path.replace('words.en', 'words.zh'));
  });
});
