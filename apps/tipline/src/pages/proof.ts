import type { ReceiptRoot } from '@qingyuan/contract/tips-receipts';
import { html, type Html } from '../html.ts';
import type { Proof } from '../receipt.ts';
import { describe, field, hidden } from './fields.ts';
import { at, page, type View } from './layout.ts';
import { when } from './when.ts';

export interface ProofPage {
  readonly roots: readonly ReceiptRoot[];
  /** As typed. */
  readonly asked: string;
  readonly fault?: 'unknown' | 'early';
  readonly leaf?: string;
  readonly proof?: Proof;
}

const SHOWN = 30;

/** What a proof of receipt is, whether a report is in the tree, and the roots that anybody can keep. */
export function proofPage(view: View, given: ProofPage): string {
  const { proof } = view.words;
  const wrong = given.fault === undefined ? undefined : proof[given.fault];
  const of = { name: 'code', label: proof.code, hint: proof.hint, error: wrong };
  const body = html`<h1>${proof.title}</h1>
    <p>${proof.lead}</p>
    ${result(view, given)}
    <form method="post" action="${at('/proof', view)}">
      ${field(view, of, (described) => html`<input type="text" id="code" name="code" value="${given.asked}" autocomplete="off" spellcheck="false" maxlength="80" ${describe(described)}${wrong !== undefined && html` aria-invalid="true"`} />`)}
      <div class="go"><button>${proof.check}</button></div>
    </form>
    <h2>${proof.roots}</h2>
    <p>${proof.keep}</p>
    <p><a href="/proof/roots.json" download>${proof.export}</a></p>
    ${given.roots.length === 0 ? html`<p class="hint">${proof.none}</p>` : rootTable(view, given.roots)}`;
  return page(view, { title: proof.title, body, wrong: wrong !== undefined });
}

function result(view: View, { proof, leaf, asked }: ProofPage): Html | false {
  const words = view.words.proof;
  if (proof === undefined || leaf === undefined) return false;
  const own = html`<p>${words.leaf}</p>
    <p class="hash" translate="no">${leaf}</p>`;
  if (proof.state !== 'proved') {
    const [kind, text] = proof.state === 'waiting' ? ['good', words.waiting] : ['note', words.wrong];
    return html`<p class="${kind}" role="status">${text}</p>
      ${own}`;
  }
  const { index, size, root, publishedAt } = proof.file;
  return html`<p class="good" role="status">${words.proved(index + 1, size, when(publishedAt, view))}</p>
    ${own}
    <p>${words.root}</p>
    <p class="hash" translate="no">${root}</p>
    <form method="post" action="${at('/proof', view)}">
      ${hidden({ code: asked, as: 'file' })}
      <div class="go"><button class="plain">${words.file}</button></div>
    </form>`;
}

function rootTable(view: View, roots: readonly ReceiptRoot[]): Html {
  const { proof } = view.words;
  return html`<ul class="roots">
    ${roots
      .slice(-SHOWN)
      .toReversed()
      .map(
        ({ size, root, publishedAt }) =>
          html`<li>
            ${proof.of(when(publishedAt, view), size)}<br /><span class="hash" translate="no">${root}</span>
          </li>`,
      )}
  </ul>`;
}
