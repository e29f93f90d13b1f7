import { TIP_FILE_TYPES } from '@qingyuan/contract/tips-files';
import type { FileFault } from '../form.ts';
import { html, type Html } from '../html.ts';
import type { View } from './layout.ts';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** What to do about it. */
  readonly error?: string | undefined;
}

/** Label, hint and error of a field around its control. */
export function field({ words }: View, of: Field, control: (described: string) => Html): Html {
  const described = [of.hint === undefined ? '' : `${of.name}-hint`, of.error === undefined ? '' : `${of.name}-error`]
    .join(' ')
    .trim();
  return html`<div class="field${of.error !== undefined && ' bad'}">
    <label class="q" for="${of.name}"
      >${of.label}${of.optional === true && html` <span class="opt">（${words.optional}）</span>`}</label
    >
    ${of.hint !== undefined && html`<p class="hint" id="${of.name}-hint">${of.hint}</p>`}${errorOf(of)}${control(described)}
  </div>`;
}

export function errorOf({ name, error }: Pick<Field, 'name' | 'error'>): Html | false {
  return error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`;
}

/** A text of several lines. The line feed after the tag is what browsers swallow. */
export function textarea(
  of: Field,
  value: string,
  options: { readonly described: string; readonly rows: number; readonly max: number },
): Html {
  return html`<textarea
    id="${of.name}"
    name="${of.name}"
    rows="${options.rows}"
    maxlength="${options.max}"
    autocomplete="off"
    ${describe(options.described)}${of.error !== undefined && html` aria-invalid="true"`}
  >
${value}</textarea>`;
}

export function describe(ids: string): Html | false {
  return ids !== '' && html` aria-describedby="${ids}"`;
}

export function hidden(values: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

/** What is wrong on the page, first thing that is read; each line leads to its field. */
export function faultSummary(
  { words }: View,
  faults: readonly (readonly [name: string, text: string])[],
): Html | false {
  return (
    faults.length > 0 &&
    html`<div class="sum" role="alert">
      <p>${words.faults}</p>
      <ul>
        ${faults.map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)}
      </ul>
    </div>`
  );
}

/** One line of text. */
export function textInput(
  of: Field,
  value: string,
  options: { readonly described: string; readonly max: number },
): Html {
  return html`<input
    type="text"
    id="${of.name}"
    name="${of.name}"
    value="${value}"
    maxlength="${options.max}"
    autocomplete="off"
    ${describe(options.described)}${of.error !== undefined && html` aria-invalid="true"`}
  />`;
}

/** Telephones offer camera and recorder for these. What counts is the content, which is looked at when it comes. */
const ACCEPT = [
  ...new Set(Object.keys(TIP_FILE_TYPES).map((type) => type.replace(/^(image|audio|video)\/.*/u, '$1/*'))),
]
  .filter((type) => !type.startsWith('application/x-'))
  .concat('.doc,.docx,.xls,.xlsx,.wps,.et')
  .join(',');

/** Photos, recordings, documents. A browser forgets them when the form comes again, so the error says to choose anew. */
export function fileField(view: View, fault: FileFault | undefined): Html {
  const { files } = view.words;
  const error = fault === undefined ? undefined : `${files.faults[fault]} ${files.again}`;
  const of = { name: 'files', label: files.label, hint: files.hint, optional: true, error };
  return field(
    view,
    of,
    (described) =>
      html`<input
        type="file"
        id="files"
        name="files"
        multiple
        accept="${ACCEPT}"
        ${describe(described)}${error !== undefined && html` aria-invalid="true"`}
      />`,
  );
}
