import { defineWords } from '../../i18n/words.ts';
import en from './lead-words.en.ts';
import zh from './lead-words.zh.ts';

/** Words of the work on a lead. */
export const workWords = defineWords('leadWork', zh, en);
