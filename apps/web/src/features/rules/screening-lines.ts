import type { DisguiseDictionary, RecurrenceRule, ScreeningRules } from '@qingyuan/contract/law-screening';
import type { Language } from './rule-lines.ts';
import { ruleWords } from './words.ts';

const { say } = ruleWords;
const listed = (words: readonly string[]) => words.join(say('form.comma'));

/** The names under which pyramid selling hides. The words themselves are Chinese in both languages. */
export function disguiseLines({ disguises }: DisguiseDictionary, l: Language): string[] {
  return disguises.map(({ form, kind, name, words }) =>
    say('screening.group', {
      form: say(`screening.${form}`),
      kind: say(`screening.${kind}`),
      name: name[l],
      words: listed(words),
    }),
  );
}

export function screeningLines({ shownFrom, indicators }: ScreeningRules, l: Language): string[] {
  return [
    say('screening.shownFrom', { count: shownFrom }),
    ...indicators.map(({ title, weight, test }) =>
      say(`screening.${test.kind}`, {
        title: title[l],
        weight,
        words: 'words' in test ? listed(test.words) : '',
        count: countOf(test),
      }),
    ),
  ];
}

function countOf(test: ScreeningRules['indicators'][number]['test']): number {
  switch (test.kind) {
    case 'shared':
    case 'complaints':
      return test.from;
    case 'fee':
      return test.fromYuan;
    case 'life':
      return test.maxDays;
    case 'words':
    case 'disguise':
    case 'missing':
      return 0;
  }
}

export function recurrenceLines({ windowMonths }: RecurrenceRule): string[] {
  return [say('screening.window', { count: windowMonths })];
}
