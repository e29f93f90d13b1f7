import { createContext, useContext, type ComponentType, type ReactNode } from 'react';
import { uiWordsEn, uiWordsZh, type UiWords } from './words.ts';

export type UiLanguage = 'zh-CN' | 'en';

export interface LinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-current'?: 'page';
}

/** What the shared parts need from the application around them. */
interface UiEnvironment {
  readonly language: UiLanguage;
  /** The application's own link, which changes the page without loading it anew. */
  readonly Link: ComponentType<LinkProps>;
}

const Environment = createContext<UiEnvironment>({ language: 'zh-CN', Link: (props) => <a {...props} /> });

export const UiProvider = Environment.Provider;

export function useUi(): UiEnvironment {
  return useContext(Environment);
}

export function useUiWords(): UiWords {
  return useUi().language === 'en' ? uiWordsEn : uiWordsZh;
}
