/** How names are compared and spoken; given, since tables of characters are no affair of the rules. */
export interface NameReading {
  /** The form in which names are compared: width, case, blanks, traditional characters. Folding twice changes nothing. */
  readonly fold: (text: string) => string;
  /** The ways to say a folded name, each in its syllables without tones (`lü` is `lv`); empty when it is not Chinese. */
  readonly spoken: (folded: string) => readonly (readonly string[])[];
  /** Every syllable that `spoken` can give. */
  readonly syllables: readonly string[];
}

/** Texts by which an account is found. */
export interface SearchedTexts {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly bankCard: string;
}

export type Identifier = 'phone' | 'idNumber' | 'bankCard';
export const IDENTIFIERS: readonly Identifier[] = ['phone', 'idNumber', 'bankCard'];

/** Syllables, and first letters, of a name that lead to it; what follows is compared with the name itself. */
export const SPOKEN_DEPTH = 4;
const HAN = /\p{Script=Han}/u;

/** Marks the kind of a term, so that the same letters of different kinds are different terms. */
const KIND = {
  whole: 1,
  pair: 2,
  character: 3,
  spoken: 4,
  initials: 5,
  id: 6,
  phone: 7,
  idNumber: 8,
  bankCard: 9,
} as const;
export type TermKind = keyof typeof KIND;

/** A term as 32 well-mixed bits; different terms may share them, so whoever looks one up compares the texts as well. */
export function termOf(kind: TermKind, text: string): number {
  let hash = Math.imul(0x811c9dc5 ^ KIND[kind], 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Calls `visit` with every term of an account; some may come twice. */
export function eachTerm(texts: SearchedTexts, reading: NameReading, visit: (term: number) => void): void {
  const id = foldId(texts.id);
  if (id !== texts.id) visit(termOf('id', id));
  for (const field of IDENTIFIERS) if (texts[field] !== '') visit(termOf(field, plainIdentifier(texts[field])));
  if (texts.name !== '') eachNameTerm(reading.fold(texts.name), reading, visit);
}

function eachNameTerm(folded: string, reading: NameReading, visit: (term: number) => void): void {
  visit(termOf('whole', folded));
  const characters = [...folded];
  for (const [at, character] of characters.entries()) {
    if (HAN.test(character)) visit(termOf('character', character));
    if (at > 0) visit(termOf('pair', `${characters[at - 1]}${character}`));
  }
  for (const syllables of reading.spoken(folded)) {
    const depth = Math.min(syllables.length, SPOKEN_DEPTH);
    let said = '';
    let initials = '';
    for (let at = 0; at < depth; at += 1) {
      said += syllables[at];
      initials += syllables[at]?.[0] ?? '';
      visit(termOf('spoken', said));
      if (at > 0) visit(termOf('initials', initials));
    }
  }
}

/** Pairs of neighbours, or the one Chinese character, by which a folded text within names is found; empty when neither. */
export function pairsOf(folded: string): readonly number[] {
  const characters = [...folded];
  if (characters.length === 1) return HAN.test(folded) ? [termOf('character', folded)] : [];
  return characters.slice(1).map((character, at) => termOf('pair', `${characters[at]}${character}`));
}

export function foldId(id: string): string {
  return id.normalize('NFKC').toLowerCase();
}

/** An id number, phone or card as it is compared: no blanks and hyphens, no country code before a mobile number. */
export function plainIdentifier(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF-]/gu, '')
    .toUpperCase();
  return plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/u, '');
}

/** Whether a text may be somebody's phone, id number or card. Whoever looks for one leaves a trace. */
export function looksPersonal(text: string): boolean {
  return /^(?:1\d{10}|\d{15}|\d{17}[\dX]|\d{12,19})$/u.test(plainIdentifier(text));
}

/** Letters typed for a spoken name, as they are compared; undefined when the text is something else. */
export function spokenQuery(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/gu, '');
  const letters = plain.replaceAll('ü', 'v').replaceAll(/(?<=[ln])yu/gu, 'v');
  return /^[a-z]+$/u.test(letters) ? letters : undefined;
}

/** Whether a name, folded, can be said or abbreviated like that from its beginning. */
export function isSpoken(folded: string, letters: string, reading: NameReading): boolean {
  return reading.spoken(folded).some(
    (syllables) =>
      syllables.join('').startsWith(letters) ||
      (letters.length > 1 &&
        syllables
          .map((one) => one[0] ?? '')
          .join('')
          .startsWith(letters)),
  );
}

/** Terms under which every name stands that is said or abbreviated like the letters; whole syllables first. */
export function spokenTerms(letters: string, reading: NameReading): readonly number[] {
  const said = new Set<string>();
  const open: { readonly said: string; readonly rest: string; readonly depth: number }[] = [
    { said: '', rest: letters, depth: 0 },
  ];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.rest === '' || part.depth === SPOKEN_DEPTH) {
      said.add(part.said);
      continue;
    }
    for (const syllable of reading.syllables) {
      if (part.rest.startsWith(syllable))
        open.push({ said: part.said + syllable, rest: part.rest.slice(syllable.length), depth: part.depth + 1 });
      else if (syllable.startsWith(part.rest)) said.add(part.said + syllable);
    }
  }
  const whole = [...said].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const terms = whole.map((one) => termOf('spoken', one));
  return letters.length < 2 ? terms : [...terms, termOf('initials', letters.slice(0, SPOKEN_DEPTH))];
}
