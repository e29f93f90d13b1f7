import { html } from '../html.ts';
import { at, page, type View } from './layout.ts';

/** Where a visitor comes from: a place in an address, or a poster. */
export interface From {
  /** Goes on to the report. */
  readonly query: Readonly<Record<string, string>>;
  /** Where the poster hangs, in words. */
  readonly place?: string | undefined;
}

export function startPage(view: View, from: From): string {
  const { start } = view.words;
  const report = at('/report', view, from.query);
  const body = html`<h1>${start.title}</h1>
    ${from.place !== undefined && html`<p class="good">${start.from(from.place)}</p>`}
    <p>${start.lead}</p>
    <div class="two">
      <a class="button" href="${report}">${start.report}</a
      ><a class="button plain" href="${at('/return', view)}">${start.return}</a>
    </div>
    <ul>
      ${start.promises.map((promise) => html`<li>${promise}</li>`)}
    </ul>`;
  return page(view, { title: start.title, body });
}

/** Shown once, right after the report was taken. */
export function receiptPage(
  view: View,
  given: { readonly code: string; readonly token: string; readonly files: number; readonly leaf: string | null },
): string {
  const { receipt } = view.words;
  const body = html`<h1>${receipt.title}</h1>
    <h2>${receipt.code}</h2>
    <p class="code" translate="no">${given.code}</p>
    <p class="note">${receipt.keep}</p>
    ${given.files > 0 && html`<p class="good">${receipt.files(given.files)}</p>`}
    <ul>
      <li>${receipt.use}</li>
      <li>${receipt.private}</li>
      <li>${receipt.trace}</li>
    </ul>
    ${
      given.leaf !== null &&
      html`<details>
        <summary>${view.words.proof.link}</summary>
        <p>${view.words.proof.onReceipt}</p>
        <p class="hash" translate="no">${given.leaf}</p>
      </details>`
    }
    <form method="post" action="${at('/return', view)}">
      <input type="hidden" name="token" value="${given.token}" /><input
        type="hidden"
        name="code"
        value="${given.code}"
      />
      <div class="go"><button class="plain">${receipt.now}</button></div>
    </form>`;
  return page(view, { title: receipt.title, body });
}

/** A page that says what went wrong and leads back to the start. */
export function plainPage(view: View, of: { readonly title: string; readonly text: string }): string {
  const body = html`<h1>${of.title}</h1>
    <p>${of.text}</p>
    <p><a class="button" href="${at('/', view)}">${view.words.home}</a></p>`;
  return page(view, { title: of.title, body });
}
