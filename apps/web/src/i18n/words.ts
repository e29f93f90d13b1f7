import { useTranslation } from 'react-i18next';
import { i18n } from './i18n.ts';

/** Texts of one feature: groups of `key: text`, one level deep. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The other language says the same keys, or it does not compile. */
export type SameWords<W extends Words> = {
  readonly [G in keyof W]: { readonly [K in keyof W[G]]: string };
};

export type WordKey<W extends Words> = {
  [G in keyof W & string]: `${G}.${keyof W[G] & string}`;
}[keyof W & string];

export type Say<W extends Words> = (key: WordKey<W>, values?: Readonly<Record<string, string | number>>) => string;

export interface FeatureWords<W extends Words> {
  /** In a component: `const say = words.use()`, then `say('list.title')`. */
  readonly use: () => Say<W>;
  /** Outside of components (menus, titles). */
  readonly say: Say<W>;
  /** The text where the key comes from data (a state, `tip.accept` as `tip_accept`); an unknown one is shown as it is. */
  readonly lookUp: (group: string, key: string) => string;
}

/** Registers the texts of a feature under its name. `{{name}}` stands for a value. */
export function defineWords<const W extends Words>(name: string, zh: W, en: SameWords<W>): FeatureWords<W> {
  i18n.addResourceBundle('zh-CN', name, zh);
  i18n.addResourceBundle('en', name, en);
  const textOf = (key: string, values: Readonly<Record<string, string | number>> = {}, unknown = key): string =>
    i18n.t(key, { ...values, ns: name, defaultValue: unknown });
  const say: Say<W> = (key, values) => textOf(key, values);
  return {
    say,
    lookUp: (group, key) => textOf(`${group}.${key.replace(/[.:-]/gu, '_')}`, {}, key),
    use: () => {
      useTranslation();
      return say;
    },
  };
}
