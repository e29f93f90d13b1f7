import type { Citation } from '@qingyuan/contract/law';

/** 《…》第二条: the document and, where it is known, the article. */
export function basisText({ document, article }: Citation, language: 'zh' | 'en'): string {
  const parts = article === undefined ? [document[language]] : [document[language], article[language]];
  return parts.join(language === 'zh' ? '' : ', ');
}
