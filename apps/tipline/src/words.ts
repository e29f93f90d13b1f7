import type { Locale } from './report.ts';
import en from './words.en.ts';
import zh from './words.zh.ts';

export type Words = typeof zh;

export function wordsOf(locale: Locale): Words {
  return locale === 'en' ? en : zh;
}
