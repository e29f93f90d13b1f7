import { TIP_LIMITS, TipKind } from '@qingyuan/contract/tips';
import { html, type Html } from '../html.ts';
import { type Draft, type Faults, type Step, STEPS } from '../report.ts';
import type { AreaChoice } from '../tipline.sql.ts';
import { describe, errorOf, faultSummary, field, hidden, textarea } from './fields.ts';
import { at, page, type View } from './layout.ts';

export interface StepPage {
  readonly step: Step;
  readonly draft: Draft;
  readonly token: string;
  readonly faults: Faults;
  readonly areas: readonly AreaChoice[];
  /** Why the form comes again although its fields are right. */
  readonly notice?: 'expired' | 'failed' | undefined;
}

/** The fields that each step asks for; all others travel hidden. */
const FIELDS: Readonly<Record<Step, readonly (keyof Draft)[]>> = {
  1: ['kind', 'what'],
  2: ['area', 'place', 'who'],
  3: ['contact'],
};

/** One step of the report. */
export function stepPage(view: View, given: StepPage): string {
  const { words, locale } = view;
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
    ${notice !== undefined && html`<p class="note" role="alert">${words[notice]}</p>`}${faultSummary(
      view,
      FIELDS[step].flatMap((name) => errorLine(name, errors)),
    )}
    <form method="post" action="${at('/report', locale)}" novalidate>
      ${hidden({ step: String(step), token, ...travelling })}${fields}
      <div class="go">
        <button name="go" value="next">${step === 3 ? words.reach.submit : words.next}</button
        >${step > 1 && html`<button class="plain" name="go" value="back">${words.back}</button>`}
      </div>
    </form>`;
  return page(view, { title, body, wrong: Object.keys(errors).length > 0 });
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

function reachFields(view: View, { draft }: StepPage, errors: Errors): Html {
  const { reach } = view.words;
  const contact = { name: 'contact', label: reach.contact, hint: reach.hint, optional: true, error: errors.contact };
  return html`<p>${reach.lead}</p>
    ${field(view, contact, (described) => textarea(contact, draft.contact, { described, rows: 3, max: TIP_LIMITS.contact }))}`;
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
