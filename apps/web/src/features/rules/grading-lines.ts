import type { GradingFile } from '@qingyuan/contract/law-grading';
import { domainWords } from '../../domain/words.ts';
import type { Language } from './rule-lines.ts';

export function gradingLines({ criteria }: GradingFile, l: Language): string[] {
  return criteria.map(({ grade, title }) => `${domainWords.lookUp('leadGrade', grade)} · ${title[l]}`);
}
