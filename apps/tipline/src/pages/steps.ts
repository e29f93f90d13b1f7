import { TIP_LIMITS, TipKind } from '@qingyuan/contract/tips';
import { html, type Html } from '../html.ts';
import type { FileFault } from '../form.ts';
import { type Challenge, numberWord, PROOF_SCRIPT } from '../proof-of-work.ts';
import { type Draft, type Faults, type Step, STEPS } from '../report.ts';
import type { AreaChoice } from '../tipline.sql.ts';
import { describe, errorOf, faultSummary, field, fileField, hidden, textarea, textInput } from './fields.ts';
import { at, page, type View } from './layout.ts';

export interface StepPage {
  readonly step: Step;
  readonly draft: Draft;
  readonly token: string;
  readonly faults: Faults;
  readonly areas: readonly AreaChoice[];
  readonly challenge: Challenge;
  readonly question: readonly [number, number];
  /** The sum was not done and the question not answered. */
  readonly unanswered?: boolean | undefined;
  readonly fileFault?: FileFault | undefined;
  /** Why the form comes again although its fields are right. */
  readonly notice?: 'expired' | 'failed' | undefined;
}

/** The fields that each step asks for; all others travel hidden. */
const FIELDS: Readonly<Record<Step, readonly (keyof Draft)[]>> = {
  1: ['kind', 'what'],
  2: ['area', 'place', 'who'],
  3: ['contact', 'name', 'phone', 'idNumber', 'address'],
};

/** One step of the report. */
export function stepPage(view: View, given: StepPage): string {
  const { words } = view;
  const { step, draft, token, notice } = given;
  const errors = errorTexts(view, given);
  const title = { 1: words.what.title, 2: words.where.title, 3: words.reach.title }[step];
  const travelling = Object.fromEntries(
    Object.entries(draft).filter(([name]) => !FIELDS[step].some((own) => own === name)),
  );
  const fields = { 1: whatFields, 2: whereFields, 3: reachFields }[step](view, given, errors);
  const body = html`<p class="step">${words.step(step)}</p>
    <ol class="bar" aria-hidden="true">
      ${STEPS.map((one) => html`<li${one <= step && html` class="done"`}></li>`)}
    </ol>
    <h1>${title}</h1>
    ${notice !== undefined && html`<p class="note" role="alert">${words[notice]}</p>`}${faultSummary(view, faultLines(view, given, errors))}
    <form method="post" action="${at('/report', view)}" novalidate${step === 3 && lastStep(given)}>
      ${hidden({ step: String(step), token, ...travelling })}${fields}
      <div class="go">
        <button name="go" value="next">${step === 3 ? words.reach.submit : words.next}</button
        >${step > 1 && html`<button class="plain" name="go" value="back">${words.back}</button>`}
      </div>
    </form>`;
  const wrong = faultLines(view, given, errors).length > 0;
  return page(view, { title, body, wrong, ...(step === 3 ? { script: PROOF_SCRIPT } : {}) });
}

/** The last form may carry files, and the sum that the page's script does. */
function lastStep({ challenge }: StepPage): Html {
  return html` enctype="multipart/form-data" data-salt="${challenge.salt}" data-hash="${challenge.hash}"`;
}

function faultLines(view: View, given: StepPage, errors: Errors): readonly (readonly [string, string])[] {
  const lines = FIELDS[given.step].flatMap((name) => errorLine(name, errors));
  const { question, files } = view.words;
  return [
    ...lines,
    ...(given.fileFault === undefined ? [] : [['files', files.faults[given.fileFault]] as const]),
    ...(given.unanswered === true ? [['answer', question.wrong] as const] : []),
  ];
}

type Errors = Readonly<Partial<Record<keyof Draft, string>>>;

function errorLine(name: keyof Draft, errors: Errors): readonly (readonly [string, string])[] {
  const text = errors[name];
  // The group of choices has no element of that id: its first choice has.
  return text === undefined ? [] : [[name === 'kind' ? 'kind-0' : name, text]];
}

function errorTexts({ words }: View, { faults }: StepPage): Errors {
  const missing: Errors = { kind: words.what.kindMissing, what: words.what.textMissing, area: words.where.areaMissing };
  const entries = Object.entries(faults).map(([name, fault]) => [
    name,
    fault === 'missing' ? missing[name as keyof Draft] : words.tooLong,
  ]);
  return Object.fromEntries(entries);
}

function whatFields(view: View, { draft }: StepPage, errors: Errors): Html {
  const { what } = view.words;
  const text = { name: 'what', label: what.text, hint: what.hint, error: errors.what };
  return html`<fieldset${errors.kind !== undefined && html` class="bad"`}${describe(errors.kind === undefined ? '' : 'kind-error')}><legend>${what.kind}</legend>${errorOf({ name: 'kind', error: errors.kind })}
${TipKind.options.map((kind, index) => html`<label class="choice"><input type="radio" id="kind-${index}" name="kind" value="${kind}" ${draft.kind === kind && html` checked`} /><span>${what.kinds[kind]}</span></label>`)}</fieldset>
${field(view, text, (described) => textarea(text, draft.what, { described, rows: 7, max: TIP_LIMITS.what }))}`;
}

function whereFields(view: View, { draft, areas }: StepPage, errors: Errors): Html {
  const { where } = view.words;
  const area = { name: 'area', label: where.area, error: errors.area };
  const place = { name: 'place', label: where.place, hint: where.placeHint, optional: true, error: errors.place };
  const who = { name: 'who', label: where.who, hint: where.whoHint, optional: true, error: errors.who };
  return html`${field(
    view,
    area,
    (described) =>
      html`<select
        id="area"
        name="area"
        ${describe(described)}${errors.area !== undefined && html` aria-invalid="true"`}
      >
        <option value="">${where.choose}</option>
        ${areaOptions(view, areas, draft.area)}
      </select>`,
  )}
  ${field(view, place, (described) => textarea(place, draft.place, { described, rows: 3, max: TIP_LIMITS.place }))}
  ${field(view, who, (described) => textarea(who, draft.who, { described, rows: 3, max: TIP_LIMITS.who }))}`;
}

function reachFields(view: View, given: StepPage, errors: Errors): Html {
  const { reach } = view.words;
  const { draft } = given;
  const contact = { name: 'contact', label: reach.contact, hint: reach.hint, optional: true, error: errors.contact };
  const named = NAMED.some((name) => draft[name] !== '' || errors[name] !== undefined);
  // The sum's place stands before the files: what is not earned is not taken in.
  return html`<p>${reach.lead}</p>
    <input type="hidden" name="proof" />${question(view, given)}
    ${field(view, contact, (described) => textarea(contact, draft.contact, { described, rows: 3, max: TIP_LIMITS.contact }))}
    <details ${named && html` open`}>
      <summary>${reach.named}</summary>
      <p class="hint">${reach.namedHint}</p>
      ${NAMED.map((name) => {
        const of = { name, label: reach.identity[name], optional: true, error: errors[name] };
        return field(view, of, (described) => textInput(of, draft[name], { described, max: 200 }));
      })}
    </details>
    ${fileField(view, given.fileFault)}
    <p class="note">${reach.honest}</p>`;
}

const NAMED = ['name', 'phone', 'idNumber', 'address'] as const;

/** Asked where no script does the sum: plain words, read aloud well. */
function question(view: View, given: StepPage): Html {
  const { words, locale } = view;
  const [a, b] = given.question.map((n) => numberWord(n, locale));
  const error = given.unanswered === true ? words.question.wrong : undefined;
  const of = { name: 'answer', label: words.question.label(a ?? '', b ?? ''), hint: words.question.hint, error };
  const asked = field(view, of, (described) => textInput(of, '', { described, max: 4 }));
  return error === undefined ? html`<noscript>${asked}</noscript>` : asked;
}

/** Counties with their townships below them; the place of a QR code and "not known" come first. */
function areaOptions({ words }: View, areas: readonly AreaChoice[], chosen: string): Html {
  const option = (code: string, name: string) =>
    html`<option value="${code}" ${code === chosen && html` selected`}>${name}</option>`;
  const below = Map.groupBy(areas, (area) => area.parent);
  const villages = areas.filter((area) => area.level === 'village');
  const prefecture = areas.find((area) => area.level === 'prefecture');
  const counties = prefecture === undefined ? [] : (below.get(prefecture.code) ?? []);
  return html`${villages.map((area) => option(area.code, area.name))}${prefecture !== undefined && option(prefecture.code, words.where.unknown)}
  ${counties.map((county) => html`<optgroup label="${county.name}">${option(county.code, words.where.whole(county.name))}${(below.get(county.code) ?? []).map((town) => option(town.code, town.name))}</optgroup>`)}`;
}
