import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { z } from 'zod';

const File = z.object({
  source: z.string(),
  validFrom: z.iso.date(),
  counties: z.array(z.tuple([z.string(), z.string()])),
  towns: z.array(z.tuple([z.string(), z.string()])),
  villages: z.array(z.tuple([z.string(), z.string()])),
});

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly level: 'prefecture' | 'county' | 'zone' | 'township' | 'village';
  readonly parent: string | null;
  /** Prefix of the codes within the area. */
  readonly scope: string;
}

const PREFECTURE = '522700';
const ZONE = '522740';

/** Codes that files from other systems use for these areas. */
const ALIASES = [
  { alias: '522799', code: PREFECTURE, note: '州本级：统计口径用码' },
  { alias: '522721', code: '522701', note: '原都匀县，已撤销；仍见于公民身份号码' },
  { alias: '522724', code: '522702', note: '原福泉县，已撤销；仍见于公民身份号码' },
];

/** All areas of the prefecture in an order in which parents come first. */
async function readAreas(): Promise<{
  readonly rows: readonly AreaRow[];
  readonly source: string;
  readonly validFrom: string;
}> {
  const text = await readFile(new URL('./data/qiannan-2023.json', import.meta.url), 'utf8');
  const file = File.parse(JSON.parse(text));
  const below =
    (level: AreaRow['level'], parentLength: number) =>
    (entry: [string, string]): AreaRow => ({
      code: entry[0],
      name: entry[1],
      level,
      parent: parentLength === 0 ? PREFECTURE : entry[0].slice(0, parentLength),
      scope: entry[0],
    });
  const rows: readonly AreaRow[] = [
    { code: PREFECTURE, name: '黔南布依族苗族自治州', level: 'prefecture', parent: null, scope: '5227' },
    ...file.counties.map(below('county', 0)),
    { code: ZONE, name: '都匀经济开发区', level: 'zone', parent: PREFECTURE, scope: ZONE },
    ...file.towns.map(below('township', 6)),
    ...file.villages.map(below('village', 9)),
  ];
  return { rows, source: file.source, validFrom: file.validFrom };
}

/** Writes the areas as owner of the tables; safe to repeat. */
export async function installAreas(adminUrl: string): Promise<void> {
  const { rows, source, validFrom } = await readAreas();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO area (code, name, level, parent_code, scope, valid_from, source)
       SELECT code, name, level, parent, scope, $2::date, $3
       FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, level text, parent text, scope text)
       ON CONFLICT (code) DO NOTHING`,
      [JSON.stringify(rows), validFrom, source],
    );
    await client.query(
      `INSERT INTO area_alias SELECT alias, code, note FROM jsonb_to_recordset($1::jsonb) AS r(alias text, code text, note text)
       ON CONFLICT (alias) DO NOTHING`,
      [JSON.stringify(ALIASES)],
    );
  } finally {
    await client.end();
  }
}
