import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The same figures of `accounts.csv` by SQL, as well as we know how: one recursive query for levels, one aggregation per
 * level for sizes, levels below and money, and for distinct persons a walk upwards, level by level, of the paths of
 * persons with several accounts, which are merged where they meet and end where a person has only one left. It leaves
 * out what SQL does not do well: cycles, findings, the union over a person's accounts, the digests.
 *
 *   node duckdb-peer.ts members.csv out.csv
 */
async function run(members: string, out: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const sql = (text: string) => db.run(text);
  await sql(`create table raw as select row_number() over () as n, trim("会员编号") as id, trim("推荐人编号") as up, upper(trim("身份证号")) as person,
    coalesce(try_cast("充值金额" as decimal(18,2)), 0) as paid_in, coalesce(try_cast("提现金额" as decimal(18,2)), 0) as paid_out
    from read_csv('${members}', header = true, all_varchar = true)`);
  await sql(`create table account as select * from raw where id is not null and id <> '' qualify row_number() over (partition by id order by n) = 1`);
  await sql(`create table person as select person, min(n) as p, count(*) as accounts from account where person is not null and person <> '' group by person`);
  await sql(`create table node as select a.n, b.n as up, case when p.accounts > 1 then p.p end as p, a.paid_in
    from account a left join account b on b.id = a.up and b.id <> a.id left join person p on p.person = a.person`);
  await sql(`create table level as with recursive t(n, up, p, paid_in, level, root) as (
      select n, up, p, paid_in, 1, n from node where up is null
      union all select c.n, c.up, c.p, c.paid_in, t.level + 1, t.root from t join node c on c.up = t.n) select * from t`);
  const deepest = Number((await db.runAndReadAll('select max(level) from level')).getRows()[0]?.[0] ?? 0);
  await sql(`create table total as select p, count(*) as accounts from level where p is not null group by p having count(*) > 1`);
  await sql('create table figure (n bigint, up bigint, direct bigint, downline bigint, below bigint, money decimal(38,2))');
  await sql('create table met (n bigint, up bigint, here bigint, below bigint)');
  await sql('create table path (n bigint, p bigint, k bigint)');
  for (let level = deepest; level >= 1; level -= 1) {
    await sql(`create or replace temp table tier as select n, up, p, paid_in from level where level = ${level}`);
    await sql(`create or replace temp table done as select t.n, t.up, coalesce(k.direct, 0) as direct, coalesce(k.downline, 0) as downline, coalesce(k.below, 0) as below, t.paid_in + coalesce(k.money, 0) as money
      from tier t left join (select up, count(*) as direct, sum(downline + 1) as downline, max(below + 1) as below, sum(money) as money from ${level === deepest ? 'figure' : 'last'} group by up) k on k.up = t.n`);
    await sql('insert into figure select * from done');
    await sql('create or replace temp table last as select * from done');
    await sql(`create or replace temp table paths as select n, p, sum(k) as k, count(*) - 1 as hits from (
      select n, p, k from path union all select t.n, t.p, 1 from tier t join total using (p)) group by n, p`);
    await sql(`create or replace temp table hit as select n, sum(hits) as hits from paths where hits > 0 group by n`);
    await sql(`create or replace temp table metnow as select t.n, t.up, coalesce(h.hits, 0) + coalesce(k.hits, 0) as below from tier t left join hit h on h.n = t.n
      left join (select up, sum(below) as hits from ${level === deepest ? 'met' : 'metlast'} group by up) k on k.up = t.n where h.n is not null or k.up is not null`);
    await sql('insert into met select n, up, 0, below from metnow');
    await sql('create or replace temp table metlast as select * from metnow');
    await sql(`create or replace table path as select t.up as n, x.p, x.k from paths x join tier t on t.n = x.n join total o on o.p = x.p where x.k < o.accounts and t.up is not null`);
  }
  await sql(`copy (select a.id, a.up, r.id as root, l.level, f.direct, f.downline, f.below + 1 as levels, f.downline + 1 - coalesce(m.below, 0) as people, a.paid_in, a.paid_out, f.money
    from account a left join level l on l.n = a.n left join account r on r.n = l.root left join figure f on f.n = a.n left join met m on m.n = a.n order by a.n) to '${out}' (format csv, header)`);
}

const [members, out] = process.argv.slice(2);
if (members === undefined || out === undefined) throw new Error('usage: duckdb-peer.ts MEMBERS OUT');
await run(members, out);
