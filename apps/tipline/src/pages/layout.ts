import { html, type Html } from '../html.ts';
import type { Locale } from '../report.ts';
import { STYLE } from '../style.ts';
import type { Words } from '../words.ts';
import { wordsOf } from '../words.ts';

/** An ordinary page that many people open: nothing in the history tells where they came from. */
const ELSEWHERE = 'https://www.weather.com.cn/';

export interface View {
  readonly words: Words;
  readonly locale: Locale;
}

export function view(locale: Locale): View {
  return { words: wordsOf(locale), locale };
}

/** An address of the site in the visitor's language; nothing else carries the language. */
export function at(path: string, locale: Locale, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams({ ...query, ...(locale === 'en' ? { lang: 'en' } : {}) }).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** A whole page. `wrong` marks the title, so that a screen reader says it first. */
export function page(
  { words, locale }: View,
  content: { readonly title: string; readonly body: Html; readonly wrong?: boolean },
): string {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const document = html`<html lang="${words.lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${content.wrong === true && `${words.faults} · `}${content.title} · ${words.site}</title>
      <link rel="icon" href="data:," />
      <style>
        ${{ markup: STYLE }}
      </style>
    </head>
    <body>
      <a class="skip" href="#main">${words.skip}</a>
      <header>
        <div class="in">
          <a class="brand" href="${at('/', locale)}">${words.site}<small>${words.place}</small></a>
          <nav>
            <a href="${at('/', other)}" lang="${wordsOf(other).lang}">${words.other}</a
            ><a class="leave" href="${ELSEWHERE}" rel="noreferrer">${words.leave}</a>
          </nav>
        </div>
      </header>
      <main id="main" tabindex="-1">${content.body}</main>
      <footer>
        <div class="in">
          <p>${words.emergency}</p>
          <p>${words.foot}</p>
        </div>
      </footer>
    </body>
  </html>`;
  return `<!doctype html>${document.markup}`;
}
