import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText, RULES_2013 } from '../analyse.test-support.ts';
import { NO_MARKS } from '../bases/basis.ts';
import { reckon } from '../bases/count-bases.ts';
import { parseMoneyField } from '../reading/money-field.ts';
import { analyseStructure } from '../structure/analyse-structure.ts';
import { encodeStructure } from '../structure-file/encode.ts';
import { openSections } from '../structure-file/sections.ts';
import { openStructureFile } from '../structure-file/structure-file.ts';
import { type Change, CHANGES, compareSnapshots, type Comparison } from './compare-snapshots.ts';
import { csv, type Row, someRows } from '../insight/insight.test-support.ts';

async function open(rows: readonly Row[]) {
  const structure = analyseStructure(readText(csv(rows), { withTexts: true }));
  const bytes = Buffer.concat([...encodeStructure(structure, reckon(structure, RULES_2013, NO_MARKS))]);
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  return { file: await openStructureFile(read), sections: await openSections(read) };
}

type Opened = Awaited<ReturnType<typeof open>>;

const compare = (before: Opened, after: Opened): Promise<Comparison> =>
  compareSnapshots(before.sections, after.sections, async () => undefined);

const first = (rows: readonly Row[]) => new Map(rows.toReversed().map((row) => [row.id, row]));
const fenOf = (text: string): bigint => {
  const parsed = parseMoneyField(text);
  return typeof parsed === 'bigint' ? parsed : 0n;
};

/** The same by maps of rows. */
function slowChanges(before: readonly Row[], after: readonly Row[]): Record<Change, string[]> {
  const [old, now] = [first(before), first(after)];
  const both = [...old.keys()].filter((id) => now.has(id));
  const changed = (differ: (one: Row, other: Row) => boolean) =>
    both.filter((id) => {
      const [one, other] = [old.get(id), now.get(id)];
      return one !== undefined && other !== undefined && differ(one, other);
    });
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    moved: changed((one, other) => one.up !== other.up),
    person: changed((one, other) => one.idNumber !== other.idNumber || one.phone !== other.phone),
    money: changed((one, other) => fenOf(one.paid) !== fenOf(other.paid) || fenOf(one.out) !== fenOf(other.out)),
  };
}

describe('two snapshots of a scheme', () => {
  test('each change is found once, in the order of ids', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, someRows, async (rows, others) => {
        const [before, after] = [await open(rows), await open(others)];
        const found = await compare(before, after);
        const slow = slowChanges(rows, others);
        for (const change of CHANGES) {
          const pairs = found.lists[change];
          const ids = await Promise.all(
            [...pairs.after].map(async (index, at) =>
              index >= 0
                ? (await after.file.account(index)).memberId
                : (await before.file.account(pairs.before[at] ?? -1)).memberId,
            ),
          );
          expect(ids).toEqual(slow[change].toSorted());
          expect(found.lines.reduce((sum, line) => sum + line[change], 0)).toBe(ids.length);
        }
        const changed = new Set(Object.values(slow).flat());
        const heads = await Promise.all(
          found.lines.map(async ({ before: old, after: now }) =>
            now >= 0 ? (await after.file.account(now)).memberId : (await before.file.account(old)).memberId,
          ),
        );
        expect(heads).toEqual([...new Set(heads)].toSorted());
        expect(found.unchanged).toBe([...first(others).keys()].filter((id) => !changed.has(id)).length);
      }),
    );
  });

  test('changes are counted in the line below the top in which the account stands now', async () => {
    const row = (id: string, up: string, paid = '1'): Row => ({ ...NOBODY, id, up, paid });
    const before = await open([row('A', ''), row('B', 'A'), row('C', 'B'), row('D', 'A'), row('E', 'D')]);
    const after = await open([
      row('A', ''),
      row('B', 'A'),
      row('C', 'D'),
      row('D', 'A'),
      row('F', 'C'),
      row('E', 'D', '2'),
    ]);
    const { lines, lists } = await compare(before, after);
    const heads = await Promise.all(lines.map(async ({ after: head }) => (await after.file.account(head)).memberId));
    expect(heads).toEqual(['D']);
    expect(lines[0]).toMatchObject({ added: 1, removed: 0, moved: 1, money: 1, person: 0 });
    expect(lists.removed.before).toHaveLength(0);
  });
});

const NOBODY: Row = {
  id: '',
  up: '',
  name: '',
  phone: '',
  idNumber: '',
  device: '',
  area: '',
  joined: '',
  active: '',
  paid: '',
  out: '',
  direct: '',
  sales: '',
};
