import { AreaCode } from '@qingyuan/contract/common';
import { TIP_LIMITS, TipKind } from '@qingyuan/contract/tips';
import { z } from 'zod';

// Control characters other than tab and line feed have no place in a text and none in the database.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/gu;

/** A text field as browsers send it, made fit for storing; a missing one is empty. */
const Text = z.preprocess(
  (raw) => (typeof raw === 'string' ? raw.replaceAll('\r\n', '\n').replace(CONTROL, '').toWellFormed().trim() : ''),
  z.string(),
);

export const Locale = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof Locale>;

/** What a visitor has written so far; travels in hidden fields, nothing of it is kept on the way. */
export const Draft = z.object({
  kind: Text,
  what: Text,
  area: Text,
  place: Text,
  who: Text,
  contact: Text,
  name: Text,
  phone: Text,
  idNumber: Text,
  address: Text,
  /** Code of the poster that brought the visitor here. */
  poster: Text,
});
export type Draft = z.infer<typeof Draft>;

export const EMPTY: Draft = Draft.parse({});

export type Step = 1 | 2 | 3;
export const STEPS: readonly Step[] = [1, 2, 3];
export type FieldFault = 'missing' | 'too-long';
export type Faults = Readonly<Partial<Record<keyof Draft, FieldFault>>>;

/** What a form sends beside the draft. */
export const Sent = z.object({
  step: z.preprocess(Number, z.union([z.literal(1), z.literal(2), z.literal(3)])).catch(1),
  go: z.enum(['next', 'back']).catch('next'),
  token: Text,
  /** Found by the page's script, or said by a person where none runs. */
  proof: Text,
  answer: Text,
});
export type Sent = z.infer<typeof Sent>;

const length = (text: string, max: number): FieldFault | undefined => (text.length > max ? 'too-long' : undefined);

const CHECKS: Readonly<Record<Step, (draft: Draft) => Partial<Record<keyof Draft, FieldFault | undefined>>>> = {
  1: (draft) => ({
    kind: TipKind.safeParse(draft.kind).success ? undefined : 'missing',
    what: draft.what.length < 2 ? 'missing' : length(draft.what, TIP_LIMITS.what),
  }),
  2: (draft) => ({
    area: AreaCode.safeParse(draft.area).success ? undefined : 'missing',
    place: length(draft.place, TIP_LIMITS.place),
    who: length(draft.who, TIP_LIMITS.who),
  }),
  3: (draft) => ({
    contact: length(draft.contact, TIP_LIMITS.contact),
    name: length(draft.name, 50),
    phone: length(draft.phone, 50),
    idNumber: length(draft.idNumber, 30),
    address: length(draft.address, 200),
  }),
};

/** What is wrong in the fields of one step; empty when nothing is. */
export function findFaults(step: Step, draft: Draft): Faults {
  return Object.fromEntries(Object.entries(CHECKS[step](draft)).filter(([, fault]) => fault !== undefined));
}

/** The first step that is not right; undefined when the report can be handed in. */
export function firstFaultyStep(draft: Draft): Step | undefined {
  return STEPS.find((step) => Object.keys(findFaults(step, draft)).length > 0);
}

const IDENTITY = ['name', 'phone', 'address', 'idNumber', 'contact'] as const;

/** What the draft says about the reporter, without its empty fields; undefined when it says nothing. */
export function identityOf(draft: Draft): Readonly<Record<string, string>> | undefined {
  const said = IDENTITY.filter((name) => draft[name] !== '').map((name) => [name, draft[name]] as const);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** A message of the conversation, and the code it belongs to. */
export const Written = z.object({ code: Text, message: Text, token: Text });
