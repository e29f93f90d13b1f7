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
  await sql('set preserve_insertion_order = false');
  await sql(`create table raw as select (row_number() over ())::integer as n, trim("会员编号") as id, trim("推荐人编号") as up, upper(trim("身份证号")) as person,
      coalesce((try_cast("充值金额" as decimal(18,2)) * 100)::bigint, 0) as paid_in, coalesce((try_cast("提现金额" as decimal(18,2)) * 100)::bigint, 0) as paid_out
    from read_csv('${members}', header = true, all_varchar = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${COLUMNS}})`);
  await sql(`create table again as select id, min(n) as first from raw where id <> '' group by id having count(*) > 1`);
  await sql(
    `create table account as select * from raw where id <> '' and not exists (select 1 from again where again.id = raw.id and raw.n > again.first)`,
  );
  await sql(
    `create table person as select person, min(n) as p, count(*)::integer as accounts from account where person <> '' group by person having count(*) > 1`,
  );
  await sql(`create table node as select a.n, b.n as up, p.p, p.accounts, a.paid_in as money
    from account a left join account b on b.id = a.up and b.id <> a.id left join person p on p.person = a.person`);
  await sql(`create table level as with recursive t(n, up, p, accounts, money, level, root) as (
      select n, up, p, accounts, money, 1, n from node where up is null
      union all select c.n, c.up, c.p, c.accounts, c.money, t.level + 1, t.root from t join node c on c.up = t.n) select * from t`);
  const deepest = Number((await db.runAndReadAll('select max(level) from level')).getRows()[0]?.[0] ?? 0);
  await sql(
    'create table figure (n integer, up integer, direct integer, downline integer, below integer, people integer, money bigint)',
  );
  await sql('create temp table last as from figure');
  await sql('create temp table path (n integer, p integer, accounts integer, k integer)');
  for (let level = deepest; level >= 1; level -= 1) {
    const tier = `(select n, up, p, accounts, money from level where level = ${level})`;
    await sql(`create or replace temp table met as select n, p, any_value(accounts) as accounts, sum(k)::integer as k, count(*) - 1 as hits from (
      from path union all select n, p, accounts, 1 from ${tier} where p is not null) group by n, p`);
    await sql(`create or replace temp table done as select t.n, t.up, coalesce(k.direct, 0)::integer as direct, coalesce(k.downline, 0)::integer as downline, coalesce(k.below, 0)::integer as below,
        (coalesce(k.people, 0) + 1 - coalesce(h.hits, 0))::integer as people, (t.money + coalesce(k.money, 0))::bigint as money
      from ${tier} t left join (select up, count(*) as direct, sum(downline + 1) as downline, max(below + 1) as below, sum(people) as people, sum(money) as money from last group by up) k on k.up = t.n
      left join (select n, sum(hits) as hits from met where hits > 0 group by n) h on h.n = t.n`);
    await sql('insert into figure from done');
    await sql('drop table last');
    await sql(
      `create or replace temp table path as select t.up as n, m.p, m.accounts, m.k from met m join ${tier} t on t.n = m.n where m.k < m.accounts and t.up is not null`,
    );
    await sql('alter table done rename to last');
  }
  await sql(`copy (select a.id, a.up, r.id as root, l.level, f.direct, f.downline, f.below + 1 as levels, f.people, (a.paid_in / 100)::decimal(18,2), (a.paid_out / 100)::decimal(18,2), (f.money / 100)::decimal(18,2)
    from account a left join level l on l.n = a.n left join account r on r.n = l.root left join figure f on f.n = a.n order by a.n) to '${out}' (format csv, header)`);
}

const COLUMNS = [
  '会员编号',
  '推荐人编号',
  '姓名',
  '手机号',
  '身份证号',
  '银行卡号',
  '会员级别',
  '注册时间',
  '充值金额',
  '提现金额',
]
  .map((name) => `'${name}': 'varchar'`)
  .join(', ');

const [members, out] = process.argv.slice(2);
if (members === undefined || out === undefined) throw new Error('usage: duckdb-peer.ts MEMBERS OUT');
await run(members, out);
