import { defineWords } from '../i18n/words.ts';
import en from './words.en.ts';
import zh from './words.zh.ts';

/** Words for what the records say (kinds, states, commands), shared by lists, time lines and the to-do list. */
export const domainWords = defineWords('domain', zh, en);
