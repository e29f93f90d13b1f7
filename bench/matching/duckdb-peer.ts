import { DuckDBInstance } from '@duckdb/node-api';

/**
 * What of the matching SQL does well: equal id numbers, equal phone and name, equal name and date of birth, equal date of
 * birth and a name that differs in one character. It leaves out check digits, numbers of 15 digits, how names sound,
 * traditional characters and swapped ones.
 *
 *   node duckdb-peer.ts people.csv list.csv out.csv
 */
async function run(people: string, list: string, out: string): Promise<void> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const read = (file: string, id: string): string =>
    `select trim(${id}) as id, replace(name, ' ', '') as name, upper(trim(id_number)) as id_number, replace(replace(phone, '+86', ''), ' ', '') as phone, try_cast(birth_date as date) as birth_date
     from read_csv('${file}', header = true, all_varchar = true, delim = ',')`;
  await db.run(`create table people as ${read(people, 'person_id')}`);
  await db.run(`create table list as ${read(list, 'entry_id')}`);
  await db.run(`copy (
    select person_id, entry_id, grade from (
      select p.id as person_id, l.id as entry_id, 'identity' as grade from people p join list l on p.id_number = l.id_number where length(l.id_number) = 18
      union all select p.id, l.id, 'strong' from people p join list l on p.phone = l.phone and p.name = l.name where l.phone <> ''
      union all select p.id, l.id, case when p.name = l.name then 'strong' else 'possible' end from people p join list l on p.birth_date = l.birth_date
        where length(p.name) = length(l.name) and hamming(p.name, l.name) <= 3)
    ) to '${out}' (format csv, header)`);
}

const [people, list, out] = process.argv.slice(2);
if (people === undefined || list === undefined || out === undefined)
  throw new Error('usage: duckdb-peer.ts PEOPLE LIST OUT');
await run(people, list, out);
