import { assertNever } from '../kernel/assert-never.ts';
import { diffDays, plainDate } from '../kernel/plain-date.ts';
import { foldText } from '../kernel/text.ts';
import { type Disguise, disguiseFinder } from './disguises.ts';
import { foldAddress } from './fold-address.ts';
import { feeFinder } from './find-fee.ts';
import type { ListedEntry, ListKind, SharedField, TextField } from './listed-entry.ts';
import { wordFinder } from './word-finder.ts';

export type IndicatorTest =
  | { readonly kind: 'words'; readonly fields: readonly TextField[]; readonly words: readonly string[] }
  | { readonly kind: 'disguise'; readonly fields: readonly TextField[] }
  | { readonly kind: 'shared'; readonly field: SharedField; readonly from: number }
  | {
      readonly kind: 'fee';
      readonly fields: readonly TextField[];
      readonly words: readonly string[];
      readonly fromYuan: number;
    }
  | { readonly kind: 'life'; readonly maxDays: number }
  | { readonly kind: 'complaints'; readonly from: number }
  | { readonly kind: 'missing'; readonly field: 'icp' };

export interface Indicator {
  readonly id: string;
  readonly lists: readonly ListKind[];
  readonly weight: number;
  readonly test: IndicatorTest;
}

/** One reason to look: which indicator, its weight, and the words or the number that it rests on. */
export interface Reason {
  readonly indicator: string;
  readonly weight: number;
  /** Words found, in the order of the rule. */
  readonly words: readonly string[];
  /** Entries that share, complaints, days of life, or yuan asked; undefined where words are the reason. */
  readonly value: number | undefined;
}

/** How many entries of the list have the same folded value, this one among them. */
export type SharedCount = (field: SharedField, key: string) => number;

/** Answers with the reasons that an entry gives, in the order of the rules. */
export type Screen = (entry: ListedEntry, shared: SharedCount) => Reason[];

/**
 * Compiles the indicators that look at a kind of list. Each test is a function of one entry and of counts over the
 * list; nothing is learnt and nothing is hidden.
 */
export function screener(
  indicators: readonly Indicator[],
  of: { readonly kind: ListKind; readonly disguises: readonly Disguise[] },
): Screen {
  const tests = indicators
    .filter(({ lists }) => lists.includes(of.kind))
    .map(({ id, weight, test }) => ({ id, weight, examine: compile(test, of.disguises) }));
  return (entry, shared) =>
    tests.flatMap(({ id, weight, examine }) => {
      const found = examine(entry, shared);
      return found === undefined ? [] : [{ indicator: id, weight, words: found.words ?? [], value: found.value }];
    });
}

/** Fields whose values have to be counted over the whole list before its entries are screened. */
export function sharedFields(indicators: readonly Indicator[], kind: ListKind): SharedField[] {
  const fields = indicators
    .filter(({ lists }) => lists.includes(kind))
    .flatMap(({ test }) => (test.kind === 'shared' ? [test.field] : []));
  return [...new Set(fields)];
}

/** What makes two values of a shared field the same; empty where there is nothing to share. */
export function sharedKey(entry: ListedEntry, field: SharedField): string {
  return field === 'address' ? foldAddress(entry.address) : foldText(entry[field]);
}

interface Found {
  readonly words?: readonly string[];
  readonly value?: number;
}
type Examine = (entry: ListedEntry, shared: SharedCount) => Found | undefined;

function compile(test: IndicatorTest, disguises: readonly Disguise[]): Examine {
  switch (test.kind) {
    case 'words':
      return findsWords(test.fields, test.words);
    case 'disguise': {
      const find = disguiseFinder(disguises);
      return (entry) => foundWords(find(joined(entry, test.fields)).flatMap(({ words }) => words));
    }
    case 'shared':
      return (entry, shared) => {
        const key = sharedKey(entry, test.field);
        const value = key === '' ? 0 : shared(test.field, key);
        return value >= test.from ? { value } : undefined;
      };
    case 'fee':
      return findsFee(test);
    case 'life':
      return ({ founded, ended }) => {
        if (founded === '' || ended === '') return undefined;
        const value = diffDays(plainDate(founded), plainDate(ended));
        return value >= 0 && value <= test.maxDays ? { value } : undefined;
      };
    case 'complaints':
      return ({ complaints: value }) => (value !== undefined && value >= test.from ? { value } : undefined);
    case 'missing':
      return (entry) => (foldText(entry[test.field]) === '' ? {} : undefined);
    default:
      return assertNever(test);
  }
}

/** Fields are kept apart, so that no word is found across two of them. */
function joined(entry: ListedEntry, fields: readonly TextField[]): string {
  return fields.map((field) => entry[field]).join('\u0000');
}

function foundWords(words: readonly string[]): Found | undefined {
  return words.length === 0 ? undefined : { words };
}

function findsWords(fields: readonly TextField[], words: readonly string[]): Examine {
  const finder = wordFinder(words);
  return (entry) => foundWords(finder.find(foldText(joined(entry, fields))).flatMap((number) => words[number] ?? []));
}

function findsFee(test: Extract<IndicatorTest, { kind: 'fee' }>): Examine {
  const find = feeFinder(test.words);
  return (entry) => {
    const written = find(joined(entry, test.fields));
    const value = Math.max(entry.feeYuan ?? 0, written?.yuan ?? 0);
    if (value < test.fromYuan) return undefined;
    return { value, words: written !== undefined && written.yuan === value ? [written.word] : [] };
  };
}
