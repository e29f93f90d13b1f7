import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '@qingyuan/core/kernel/seeded-random';
import { NO_MARKS } from '@qingyuan/core/scheme/bases/basis';
import { reckon } from '@qingyuan/core/scheme/bases/count-bases';
import { recogniseColumns } from '@qingyuan/core/scheme/reading/columns';
import { MemberReader, planReading } from '@qingyuan/core/scheme/reading/member-reader';
import { guessRoom } from '@qingyuan/core/scheme/reading/table-room';
import { encodeStructure } from '@qingyuan/core/scheme/structure-file/encode';
import { analyseStructure } from '@qingyuan/core/scheme/structure/analyse-structure';
import { searchStructure } from '../../apps/server/src/modules/schemes/explorer/open-search.ts';
import { openStructure } from '../../apps/server/src/modules/schemes/open-structure.ts';
import type { StructureView } from '../../apps/server/src/modules/schemes/structure-view.ts';
import { openKeyRing } from '../../apps/server/src/platform/crypto/key-ring.ts';
import { openVault, type Vault } from '../../apps/server/src/platform/files/vault.ts';
import { SIZES, tableFile } from '../scheme/tables.ts';

const OUT = fileURLToPath(new URL('../out', import.meta.url));
const RULES = {
  id: 'organise-lead-2013-37',
  version: '1',
  people: 30,
  levels: 3,
  peopleSerious: 120,
  moneySerious: 250_000_000,
};

/** Prints what the explorer's answers take on one sealed structure, each read at places not read before. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { size: { type: 'string', default: '1m' }, asks: { type: 'string', default: '200' } },
  });
  const table = SIZES.find(({ name }) => name === values.size);
  if (table === undefined) throw new Error(`--size is one of ${SIZES.map(({ name }) => name).join(', ')}`);
  const path = await tableFile(table, OUT);
  const folder = join(OUT, 'explore-vault');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    const vault = await openVault(folder, await openKeyRing(folder));
    const structureId = await timed('analysis and sealing', () => seal(vault, path));
    const index = await timed('search index', () => indexOf(vault, structureId));
    say(`accounts: ${index.accounts.toLocaleString('en')}`);
    await explore(vault, { structureId, accounts: index.accounts, asks: Number(values.asks) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

async function seal(vault: Vault, path: string): Promise<string> {
  let reader: MemberReader | undefined;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes: Uint8Array = chunk;
    if (reader !== undefined) {
      reader.feeder.push(bytes);
      continue;
    }
    const end = bytes.indexOf(0x0a);
    const columns = new TextDecoder().decode(bytes.subarray(0, end)).trim().split(',');
    const { mapping } = recogniseColumns(columns);
    const plan = planReading({
      columns,
      delimiter: ','.charCodeAt(0),
      mapping,
      persons: ['id_number'],
      withTexts: true,
    });
    reader = new MemberReader(plan, {
      start: 0,
      limit: statSync(path).size - end - 1,
      room: guessRoom(plan, 1_000_000),
    });
    reader.feeder.push(bytes.subarray(end + 1));
  }
  if (reader === undefined) throw new Error(`${path} is empty`);
  reader.feeder.filled(0, true);
  const structure = analyseStructure(reader.table());
  return (await vault.putDerived(pieces(encodeStructure(structure, reckon(structure, RULES, NO_MARKS))))).id;
}

async function* pieces(all: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* all;
}

/** Waits until the index is made; how many accounts there are comes from the top lines. */
async function indexOf(vault: Vault, structureId: string): Promise<{ readonly accounts: number }> {
  while ((await searchStructure(vault, structureId, { text: 'zzz', limit: 1 })).partial);
  const view = await openStructure(vault, { structureId, placementId: null });
  const { rows, rest } = await view.roots({ offset: 0, limit: 200 });
  return { accounts: rows.reduce((sum, { downline }) => sum + (downline ?? 0) + 1, 0) + (rest?.accounts ?? 0) };
}

interface Explored {
  readonly structureId: string;
  readonly accounts: number;
  readonly asks: number;
}

async function explore(vault: Vault, { structureId, accounts, asks }: Explored): Promise<void> {
  const random = seededRandom('explore');
  const view = await openStructure(vault, { structureId, placementId: null });
  const places = (): number[] => Array.from({ length: asks }, () => random.integer(0, accounts - 1));
  const known = await Promise.all(places().map((index) => textsOf(view, index)));
  await measured('expand an account (20 lines)', places(), (index) => view.children(index, { offset: 0, limit: 20 }));
  await measured('an account, its path and person', places(), async (index) => {
    await view.account(index);
    await view.path(index);
    await view.person(index);
  });
  const search = (text: string) => searchStructure(vault, structureId, { text, limit: 50 });
  await measured('search by id', known, ({ id }) => search(id));
  await measured('search by beginning of id', known, ({ id }) => search(id.slice(0, -3)));
  await measured('search by name', known, ({ name }) => search(name));
  await measured('search by phone', known, ({ phone }) => search(phone));
  const letters = ['wang', 'zhangwei', 'lx', 'ouyang', 'liuyang', 'cj', 'zhaomin', 'sunli', 'hz', 'xuhaoran'];
  await measured('search by pinyin or initials', letters, search);
}

async function textsOf(view: StructureView, index: number) {
  const { memberId, name } = await view.account(index);
  return { id: memberId, name: name ?? '', phone: (await view.field(index, 'phone')) ?? '' };
}

/** Median, 99 of 100, and the slowest, in milliseconds. */
async function measured<T>(what: string, all: readonly T[], ask: (one: T) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (const one of all) {
    const started = performance.now();
    await ask(one);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  say(`${what}: median ${at(0.5)} ms, 99 % ${at(0.99)} ms, slowest ${at(1)} ms`);
}
