import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { remember, remembered } from '@qingyuan/ui/remember';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'language';

/** Chinese unless this browser was set to English. */
function firstLanguage(): Language {
  return remembered(KEY) === 'en' ? 'en' : 'zh-CN';
}

export const i18n = i18next.createInstance();

/** Words are added by `defineWords`, beside the feature that speaks them, so they load with its chunk. */
void i18n.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh-CN',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: '' },
  returnNull: false,
});

export async function setLanguage(language: Language): Promise<void> {
  remember(KEY, language);
  await i18n.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

/** Which of the two texts that data carry (`{ zh, en }`) the reader reads. */
export function textLanguage(): 'zh' | 'en' {
  return currentLanguage() === 'en' ? 'en' : 'zh';
}

function tellDocument(): void {
  // Tests read the words without a document.
  if (typeof document !== 'undefined') document.documentElement.lang = currentLanguage();
}

tellDocument();
i18n.on('languageChanged', tellDocument);
