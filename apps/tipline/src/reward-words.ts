import type { Locale } from './report.ts';
import en from './reward-words.en.ts';
import zh from './reward-words.zh.ts';

export type RewardWords = typeof zh;

export function rewardWordsOf(locale: Locale): RewardWords {
  return locale === 'en' ? en : zh;
}
