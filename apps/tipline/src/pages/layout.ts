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
  /** Text half as large again (适老化). */
  readonly large: boolean;
}

export function view(locale: Locale, large: boolean): View {
  return { words: wordsOf(locale), locale, large };
}

/** An address of the site in the visitor's language and size; nothing else carries them. */
export function at(path: string, { locale, large }: View, query: Readonly<Record<string, string>> = {}): string {
  const chosen = { ...(locale === 'en' ? { lang: 'en' } : {}), ...(large ? { text: 'large' } : {}) };
  const search = new URLSearchParams({ ...query, ...chosen }).toString();
  return search === '' ? path : `${path}?${search}`;
}

/** A whole page. `wrong` marks the title, so that a screen reader says it first. */
export function page(
  shown: View,
  content: { readonly title: string; readonly body: Html; readonly wrong?: boolean; readonly script?: string },
): string {
  const { words, large } = shown;
  const document = html`<html lang="${words.lang}" ${large && html` class="large"`}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${content.wrong === true && `${words.faults} · `}${content.title} · ${words.site}</title>
      <link rel="icon" href="data:," />
      ${{ markup: `<style>${STYLE}</style>` }}
    </head>
    <body>
      <a class="skip" href="#main">${words.skip}</a>
      <header>
        <div class="in">
          <a class="brand" href="${at('/', shown)}">${words.site}<small>${words.place}</small></a>
          ${navigation(shown)}
        </div>
      </header>
      <main id="main" tabindex="-1">${content.body}</main>
      <footer>
        <div class="in">
          <p>${words.emergency}</p>
          <p>${words.foot}</p>
          <p><a href="${at('/proof', shown)}">${words.proof.link}</a></p>
        </div>
      </footer>
      ${content.script !== undefined && { markup: `<script>${content.script}</script>` }}
    </body>
  </html>`;
  return `<!doctype html>${document.markup}`;
}

/** Size, language, and the way out, which needs no script. */
function navigation(shown: View): Html {
  const { words, locale, large } = shown;
  const other = view(locale === 'en' ? 'zh-CN' : 'en', large);
  return html`<nav>
    <a href="${at('/', { ...shown, large: !large })}">${large ? words.smaller : words.larger}</a
    ><a href="${at('/', other)}" lang="${other.words.lang}">${words.other}</a
    ><a class="leave" href="${ELSEWHERE}" rel="noreferrer">${words.leave}</a>
  </nav>`;
}
