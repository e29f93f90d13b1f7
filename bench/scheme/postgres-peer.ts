import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../apps/server/src/platform/postgres/embedded.ts';
import { temporaryFolder, THROW_AWAY } from '../../apps/server/src/platform/postgres/test-cluster.ts';
import type { Measured } from './measure.ts';

/** As a careful administrator would set a server that has this one thing to do, and nothing to lose. */
const SETTINGS = {
  ...THROW_AWAY,
  shared_buffers: '1GB',
  work_mem: '512MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
};

/**
 * The figures of `accounts.csv` by SQL in the PostgreSQL that the project brings, on a cluster of its own: what the
 * DuckDB peer does, in the same order and with the same things left out, with indexes and statistics where they help.
 * Measured from COPY in to COPY out; neither the start of the server nor the copies of both files count.
 */
export async function measurePostgres(members: string, out: string): Promise<Measured> {
  const dataDir = temporaryFolder('qingyuan-bench-');
  const server = await startEmbedded({ dataDir, log: () => undefined, settings: SETTINGS });
  const client = new pg.Client({ connectionString: server.adminUrl });
  try {
    await client.connect();
    const folder = await folderOf(client);
    const input = join(folder, basename(members));
    const output = join(folder, 'figures.csv');
    copyFileSync(members, input);
    chmodSync(input, 0o644);
    const memory = watchMemory(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]));
    const started = performance.now();
    for (const statement of statements(input, output)) await client.query(statement);
    const seconds = (performance.now() - started) / 1000;
    const peak = memory();
    copyFileSync(output, out);
    return { seconds, peak };
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function folderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  return rows[0]?.data_directory ?? '';
}

/** Greatest memory of the server's processes together: what each has to itself, and what they share once. */
function watchMemory(postmaster: number): () => number {
  let peak = 0;
  const watch = setInterval(() => {
    const all = [postmaster, ...childrenOf(postmaster)].map(residentOf);
    const own = all.reduce((sum, { anonymous }) => sum + anonymous, 0);
    peak = Math.max(peak, own + Math.max(...all.map(({ shared }) => shared)));
  }, 50);
  return () => {
    clearInterval(watch);
    return peak;
  };
}

function childrenOf(pid: number): number[] {
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/u.test(name) && statusOf(name, 'PPid') === pid) found.push(Number(name));
  }
  return found;
}

const residentOf = (pid: number): { anonymous: number; shared: number } => ({
  anonymous: statusOf(pid, 'RssAnon') * 1024,
  shared: statusOf(pid, 'RssShmem') * 1024,
});

function statusOf(pid: number | string, field: string): number {
  try {
    const match = new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0);
  } catch {
    // The process has just ended.
    return 0;
  }
}

const COLUMNS = 'id, up, name, phone, person, card, grade, joined, paid_in, paid_out';
const FEN = String.raw`case when %c ~ '^[+-]?\d+(\.\d{0,2})?$' then (%c::numeric * 100)::bigint else 0 end`;
const fen = (column: string): string => FEN.replaceAll('%c', column);

const statements = (input: string, output: string): readonly string[] => [
  `create unlogged table raw (n integer generated always as identity, id text, up text, name text, phone text, person text,
     card text, grade text, joined text, paid_in text, paid_out text)`,
  `copy raw (${COLUMNS}) from '${input}' (format csv, header, null '\\N')`,
  `create unlogged table account as select distinct on (id) n, id, btrim(up) as up, upper(btrim(person)) as person, ${fen('paid_in')} as paid_in, ${fen('paid_out')} as paid_out
     from (select n, btrim(id) as id, up, person, paid_in, paid_out from raw) as trimmed where id <> '' order by id, n`,
  'analyze account',
  `create unlogged table person as select person, min(n) as p, count(*)::integer as accounts from account where person <> '' group by person having count(*) > 1`,
  'analyze person',
  `create unlogged table node as select a.n, b.n as up, p.p, p.accounts, a.paid_in as money
     from account a left join account b on b.id = a.up and b.id <> a.id left join person p on p.person = a.person`,
  'create index on node (up)',
  'analyze node',
  `create unlogged table level as with recursive t (n, up, p, accounts, money, level, root) as (
       select n, up, p, accounts, money, 1, n from node where up is null
       union all select c.n, c.up, c.p, c.accounts, c.money, t.level + 1, t.root from t join node c on c.up = t.n)
     select * from t order by level`,
  'create index on level (level)',
  'analyze level',
  'create unlogged table figure (n integer, up integer, direct integer, downline integer, below integer, people integer, money bigint)',
  'create unlogged table last (like figure)',
  'create unlogged table path (n integer, p integer, accounts integer, k integer)',
  LEVEL_BY_LEVEL,
  'analyze figure',
  `copy (select a.id, a.up, r.id as root, l.level, f.direct, f.downline, f.below + 1 as levels, f.people, (a.paid_in / 100.0)::numeric(18,2), (a.paid_out / 100.0)::numeric(18,2), (f.money / 100.0)::numeric(18,2)
     from account a left join level l on l.n = a.n left join account r on r.n = l.root left join figure f on f.n = a.n order by a.n) to '${output}' (format csv, header)`,
];

/** From the deepest level up; `path` carries the persons with several accounts whose other accounts were not yet met. */
const LEVEL_BY_LEVEL = `do $$ declare deepest integer; begin
  select max(level) into deepest from level;
  for tier in reverse deepest .. 1 loop
    create temp table met as select n, p, min(accounts) as accounts, sum(k)::integer as k, count(*) - 1 as hits from (
      select n, p, accounts, k from path union all select n, p, accounts, 1 from level where level = tier and p is not null) as both_kinds group by n, p;
    create temp table done as select t.n, t.up, coalesce(k.direct, 0)::integer as direct, coalesce(k.downline, 0)::integer as downline, coalesce(k.below, 0)::integer as below,
        (coalesce(k.people, 0) + 1 - coalesce(h.hits, 0))::integer as people, (t.money + coalesce(k.money, 0))::bigint as money
      from (select n, up, money from level where level = tier) as t
      left join (select up, count(*) as direct, sum(downline + 1) as downline, max(below + 1) as below, sum(people) as people, sum(money) as money from last group by up) as k on k.up = t.n
      left join (select n, sum(hits) as hits from met where hits > 0 group by n) as h on h.n = t.n;
    insert into figure select * from done;
    truncate path;
    insert into path select t.up, m.p, m.accounts, m.k from met m join level t on t.n = m.n and t.level = tier where m.k < m.accounts and t.up is not null;
    truncate last;
    insert into last select * from done;
    drop table met, done;
  end loop;
end $$`;
