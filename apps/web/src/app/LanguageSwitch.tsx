import { useTranslation } from 'react-i18next';
import { currentLanguage, setLanguage } from '../i18n/i18n.ts';

/** Each language is named in itself, so that it can be found by who cannot read the other. */
export function LanguageSwitch() {
  useTranslation();
  const english = currentLanguage() === 'en';
  return (
    <button
      type="button"
      className="language-switch"
      lang={english ? 'zh-CN' : 'en'}
      aria-label={english ? '中文：切换为中文' : 'EN: Switch to English'}
      onClick={() => void setLanguage(english ? 'zh-CN' : 'en')}
    >
      {english ? '中文' : 'EN'}
    </button>
  );
}
