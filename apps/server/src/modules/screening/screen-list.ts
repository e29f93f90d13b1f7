import type { DisguiseDictionary, ScreeningRules } from '@qingyuan/contract/law-screening';
import type { ListKind } from '@qingyuan/contract/screening';
import { CountTable } from '@qingyuan/core/screening/count-table';
import { type Reason, screener, sharedFields, sharedKey } from '@qingyuan/core/screening/indicators';
import type { ListedEntry, SharedField } from '@qingyuan/core/screening/listed-entry';
import { reasonKeys, weightOf } from '@qingyuan/core/screening/reason-set';
import type { GoodRow } from './check-row.rules.ts';

/** A row of the list with a reason to be shown. */
export interface ScreenedRow {
  readonly row: number;
  readonly subject: string;
  readonly area: string;
  readonly entry: ListedEntry;
  readonly reasons: readonly (Reason & { readonly others: readonly Other[] })[];
  readonly reasonKeys: readonly string[];
  readonly weight: number;
}

/** Another entry of the list that shares the value. */
interface Other {
  readonly row: number;
  readonly name: string;
}

export interface ListRow {
  readonly row: number;
  readonly good: GoodRow;
}

export interface Screening {
  readonly kind: ListKind;
  readonly rules: ScreeningRules;
  readonly dictionary: DisguiseDictionary;
  /** A fresh pass over the good rows of the list; asked three times. */
  readonly rows: (pass: 1 | 2 | 3) => AsyncIterable<ListRow>;
}

const OTHERS_SHOWN = 5;

/**
 * Screens a list in three passes, so that memory does not grow with it: counts what is shared, gathers a few of those
 * that share, then gives the entries with reasons of enough weight, in the order of the list.
 */
export async function* screenList({ kind, rules, dictionary, rows }: Screening): AsyncGenerator<ScreenedRow> {
  const { indicators, shownFrom } = rules;
  const fields = sharedFields(indicators, kind);
  const counts = await countShared(rows(1), fields);
  const count = (field: SharedField, key: string) => counts.get(field)?.count(key) ?? 0;
  const limits = new Map(fields.map((field) => [field, lowest(rules, field)]));
  const sharers = await gatherSharers(rows(2), fields, (field, key) => count(field, key) >= (limits.get(field) ?? 0));
  const fieldOf = new Map(
    indicators.flatMap(({ id, test }) => (test.kind === 'shared' ? [[id, test.field] as const] : [])),
  );
  const screen = screener(indicators, { kind, disguises: dictionary.disguises });
  for await (const { row, good } of rows(3)) {
    const found = screen(good.entry, count);
    const weight = weightOf(found);
    if (weight < shownFrom) continue;
    const reasons = found.map((reason) => {
      const field = fieldOf.get(reason.indicator);
      const all = field === undefined ? [] : (sharers.get(`${field} ${sharedKey(good.entry, field)}`) ?? []);
      return { ...reason, others: all.filter((other) => other.row !== row).slice(0, OTHERS_SHOWN) };
    });
    const { subject, area, entry } = good;
    yield { row, subject, area, entry, reasons, reasonKeys: reasonKeys(found), weight };
  }
}

function lowest({ indicators }: ScreeningRules, field: SharedField): number {
  return Math.min(
    ...indicators.flatMap(({ test }) => (test.kind === 'shared' && test.field === field ? [test.from] : [])),
  );
}

async function countShared(rows: AsyncIterable<ListRow>, fields: readonly SharedField[]) {
  const counts = new Map(fields.map((field) => [field, new CountTable()]));
  for await (const { good } of rows) {
    for (const field of fields) {
      const key = sharedKey(good.entry, field);
      if (key !== '') counts.get(field)?.add(key);
    }
  }
  return counts;
}

/** The first few of each group that is large enough, by `field key`; one more than is shown, for those among them. */
async function gatherSharers(
  rows: AsyncIterable<ListRow>,
  fields: readonly SharedField[],
  isLarge: (field: SharedField, key: string) => boolean,
): Promise<ReadonlyMap<string, readonly Other[]>> {
  const groups = new Map<string, Other[]>();
  for await (const { row, good } of rows) {
    for (const field of fields) {
      const key = sharedKey(good.entry, field);
      if (key === '' || !isLarge(field, key)) continue;
      const group = groups.get(`${field} ${key}`) ?? [];
      if (group.length <= OTHERS_SHOWN) group.push({ row, name: good.entry.name });
      groups.set(`${field} ${key}`, group);
    }
  }
  return groups;
}
