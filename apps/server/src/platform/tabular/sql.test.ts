import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listTables, TabularError } from './index.ts';
import { allRows, bytesSource, encode, onlyTable, refusal } from './test-support.ts';

const FIXTURES = new URL('../../../../../test/fixtures/tabular/', import.meta.url);

async function readDump(content: string | Uint8Array, chunk = 65_536) {
  const tables = await listTables(bytesSource(content, 'a.sql', chunk));
  return Promise.all(
    tables.map(async (table) => ({
      name: table.name,
      columns: table.columns,
      count: table.rows,
      rows: await allRows(table),
    })),
  );
}

describe('a dump of a real server', () => {
  it('gives its tables with names, columns, rows; binary columns do not spoil the text', async () => {
    const dump = await readFile(new URL('mall.sql', FIXTURES));
    const [admin, config, members, ...others] = await readDump(dump, 1000);
    expect(others).toEqual([]);
    expect(admin).toMatchObject({
      name: 'yp_admin',
      columns: ['id', 'login', 'pass', 'note', 'avatar', 'flag', 'at', 'score'],
      rows: [
        [
          '1',
          'admin',
          '0x00FF27220A5C',
          '他说："好"，\\然后\r\n走了',
          '0x89504E470D0A1A0A0027',
          '1',
          '2025-01-02 03:04:05',
          '0.00000000015',
        ],
        ['2', '客服', 'abc', '', '', '', '', '-3.25'],
        ['3', '', '', "it's; -- no # comment /* x */", '文字', '0', '2025-12-31 23:59:59', '1e20'],
      ],
    });
    expect(config?.rows).toContainEqual(['sql', 'INSERT INTO `yp_member` VALUES (1,2);']);
    expect(config?.rows).toContainEqual(['rule', '第一行\n第二行\t制表']);
    expect(members).toMatchObject({ name: 'yp_member', count: 300 });
    expect(members?.rows).toHaveLength(300);
    expect(members?.rows[1]?.slice(0, 4)).toEqual(['2', 'YP100001', 'YP100000', '常国雪']);
  });

  it('of 50,000 members gives each of them', async () => {
    const dump = gunzipSync(await readFile(new URL('mall-50k.sql.gz', FIXTURES)));
    const [table] = await listTables(bytesSource(dump, 'mall.sql'), { table: 'yp_member' });
    const rows = table === undefined ? [] : await allRows(table);
    expect(table?.rows).toBe(50_000);
    expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 50_000 }, (_, at) => String(at + 1)));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([table?.columns.length]));
  });

  it('that is cut off anywhere says so', async () => {
    const dump = await readFile(new URL('mall.sql', FIXTURES));
    const end = dump.lastIndexOf('-- Dump completed');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end }), async (size) => {
        const error = await refusal(listTables(bytesSource(dump.subarray(0, size), 'a.sql')));
        expect(['cut-off-dump', 'no-table', 'header-only', 'wrong-encoding']).toContain(error.id);
      }),
      { numRuns: 150 },
    );
    for (let size = dump.indexOf(';\n'); size >= 0 && size < end; size = dump.indexOf(';\n', size + 1)) {
      const whole = await refusal(listTables(bytesSource(dump.subarray(0, size + 2), 'a.sql')));
      expect(['cut-off-dump', 'no-table', 'header-only']).toContain(whole.id);
    }
    const error = await refusal(listTables(bytesSource(dump.subarray(0, dump.indexOf('(100,')), 'a.sql')));
    expect(error).toMatchObject({ id: 'cut-off-dump', where: { row: 100, byte: dump.indexOf('(100,') } });
  });
});

describe('other ways to write a dump', () => {
  it('Navicat: one row a statement, no column list, remarks between', async () => {
    const text = [
      '/*\n Navicat Premium Data Transfer\n*/\n\nSET NAMES utf8mb4;\nSET FOREIGN_KEY_CHECKS = 0;\n-- ----------------------------',
      "DROP TABLE IF EXISTS `会员`;\nCREATE TABLE `会员`  (\n  `编号` varchar(20) NOT NULL COMMENT 'a,(b',\n  `推荐人` decimal(10, 2) NULL,\n PRIMARY KEY (`编号`) USING BTREE,\n  INDEX `k`(`推荐人`) USING BTREE\n) ENGINE = InnoDB CHARACTER SET = utf8mb4;",
      "INSERT INTO `会员` VALUES ('a', NULL);\nINSERT INTO `会员` VALUES ('b', 'a');\nSET FOREIGN_KEY_CHECKS = 1;\n",
    ].join('\n');
    expect(await readDump(text)).toEqual([
      {
        name: '会员',
        columns: ['编号', '推荐人'],
        count: 2,
        rows: [
          ['a', ''],
          ['b', 'a'],
        ],
      },
    ]);
  });

  it('phpMyAdmin: column lists, any order, several statements, transaction', async () => {
    const text = `START TRANSACTION;\nCREATE TABLE \`db\`.\`u\` (\`id\` int, \`pid\` int, \`name\` text, extra int);
      INSERT INTO \`u\` (\`name\`, \`id\`, \`pid\`) VALUES\n('甲', 1, 0), # one\n('乙', 2, 1); -- two
      replace into db.u (id) values (3) , ( 4 ) ON DUPLICATE KEY UPDATE id = VALUES(id);\nCOMMIT;`;
    expect(await readDump(text)).toEqual([
      {
        name: 'u',
        columns: ['id', 'pid', 'name', 'extra'],
        count: 4,
        rows: [
          ['1', '0', '甲', ''],
          ['2', '1', '乙', ''],
          ['3', '', '', ''],
          ['4', '', '', ''],
        ],
      },
    ]);
    expect(await refusal(readDump(text.replace('COMMIT;', '')))).toMatchObject({ id: 'cut-off-dump' });
  });

  it('every kind of literal', async () => {
    const text = `INSERT INTO t VALUES (-1.5e3, NULL, TRUE, 0xE794B2, X'00FF', _binary 'x', N'甲', _utf8mb4'乙', b'101', NOW(), CONCAT('a,(', "b"), "dq""'", DEFAULT, +7 /* c */);`;
    const [table] = await readDump(text);
    expect(table?.rows).toEqual([
      ['-1.5e3', '', '1', '甲', '0x00FF', 'x', '甲', '乙', '5', 'NOW()', `CONCAT('a,(', "b")`, `dq"'`, '', '+7'],
    ]);
    expect(table?.columns[0]).toBe('列1');
  });

  it('routines and triggers between other delimiters, conditional comments', async () => {
    const text = `/*M!999999\\- enable the sandbox mode */\nINSERT INTO a VALUES (1,2);\nDELIMITER ;;\nCREATE PROCEDURE p() BEGIN INSERT INTO a VALUES (9,9); END;;\nDELIMITER ;\n/*!50003 CREATE TABLE b (x int, y int) */;\n/*!40000 INSERT INTO b VALUES (3,4) */;`;
    expect((await readDump(text)).map(({ name, rows }) => [name, rows])).toEqual([
      ['a', [['1', '2']]],
      ['b', [['3', '4']]],
    ]);
    expect(await refusal(readDump('DELIMITER $$\nINSERT INTO a VALUES (1)$$'))).toMatchObject({ id: 'unsupported' });
    expect(await refusal(readDump('INSERT INTO a SELECT * FROM b;'))).toMatchObject({ id: 'unsupported' });
  });

  it('tables of the same name in several databases stay apart', async () => {
    const text = 'USE `east`;\nINSERT INTO m VALUES (1,2);\nUSE `west`;\nINSERT INTO m VALUES (3,4);';
    expect((await readDump(text)).map(({ name, rows }) => [name, rows])).toEqual([
      ['east.m', [['1', '2']]],
      ['west.m', [['3', '4']]],
    ]);
  });

  it('GBK whose characters end in a backslash, declared and undeclared, and UTF-16', async () => {
    const name = '\u8a31\u529f'; // 許功: 許 ends in 0x5C in Big5 only; 乗 and 誠 do in GBK.
    const text = (names: string) =>
      `${names}CREATE TABLE m (id int, name text);\nINSERT INTO m VALUES (1,'${name}乗誠'),(2,'誠'),(3,'\\'誠\\\\');\n`;
    const rows = [
      ['1', `${name}乗誠`],
      ['2', '誠'],
      ['3', `'誠\\`],
    ];
    expect(encode('誠', 'gb18030')[1]).toBe(0x5c);
    for (const [names, encoding] of [
      ['SET NAMES gbk;\n', 'gb18030'],
      ['', 'gb18030'],
      ['SET NAMES utf8;\n', 'gb18030'],
      ['', 'utf-16le'],
      ['SET NAMES gbk;\n', 'utf-16be'],
    ] as const) {
      const { table, rows: found } = await onlyTable(bytesSource(encode(text(names), encoding), 'm.sql', 13));
      expect([table.encoding, found]).toEqual([encoding, rows]);
    }
  });

  it('text that is not in the encoding is refused with its row', async () => {
    const text = Buffer.concat([
      encode(`SET NAMES utf8;\nINSERT INTO m VALUES (1,'${'甲乙丙丁'.repeat(9)}'),(2,'`, 'utf-8'),
      encode('张三', 'gb18030'),
      Buffer.from("');"),
    ]);
    expect(await refusal(readDump(text))).toMatchObject({ id: 'wrong-encoding', where: { row: 2 } });
  });
});

interface Dump {
  readonly rows: readonly (readonly (string | null)[])[];
  readonly batch: number;
  readonly listed: boolean;
}

const value = fc.option(
  fc.string({
    unit: fc.constantFrom(
      'a',
      '0',
      ',',
      ';',
      "'",
      '"',
      '\\',
      '\n',
      '\r',
      '\0',
      '\x1a',
      '\t',
      '`',
      '(',
      ')',
      '-',
      '#',
      '/',
      '*',
      '张',
      '誠',
      '𠮷',
      '%',
      '_',
    ),
    maxLength: 10,
  }),
);
const dumps: fc.Arbitrary<Dump> = fc.record({
  rows: fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 12 }),
  batch: fc.integer({ min: 1, max: 4 }),
  listed: fc.boolean(),
});

/** Writes a value as some server might: each special character in any of the ways there are. */
function literal(text: string | null, pick: () => number): string {
  if (text === null) return 'NULL';
  const escaped = Array.from(text, (character) => {
    if (character === "'") return pick() % 2 === 0 ? "''" : "\\'";
    if (character === '\\') return '\\\\';
    const letter = { '\n': 'n', '\r': 'r', '\0': '0', '\x1a': 'Z', '\t': 't' }[character];
    if (letter !== undefined) return pick() % 2 === 0 ? character : `\\${letter}`;
    return character === 'a' || character === '"' ? (pick() % 2 === 0 ? character : `\\${character}`) : character;
  });
  return `'${escaped.join('')}'`;
}

function writeDump({ rows, batch, listed }: Dump, pick: () => number): string {
  const blank = (): string => ['', ' ', '\n', ' /* ; ( */ ', ' -- x\n'][pick() % 5] ?? '';
  const tuples = rows.map((row) => `(${row.map((cell) => blank() + literal(cell, pick) + blank()).join(',')})`);
  let text = 'SET NAMES utf8mb4;\nCREATE TABLE `m` (`a` int, `b` text, c varchar(3));\n';
  for (let at = 0; at < tuples.length; at += batch) {
    text += `INSERT INTO \`m\`${listed ? ' (`a`,`b`,`c`)' : ''} VALUES ${tuples.slice(at, at + batch).join(`,${blank()}`)}${blank()};\n`;
  }
  return text;
}

describe('any dump', () => {
  it('reads back as it was written, however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        dumps,
        fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('utf-8' as const, 'gb18030' as const),
        async (dump, picks, chunk, encoding) => {
          let at = 0;
          const text = writeDump(dump, () => picks[at++ % picks.length] ?? 0);
          const { table, rows } = await onlyTable(bytesSource(encode(text, encoding), 'm.sql', chunk), { encoding });
          expect(rows).toEqual(dump.rows.map((row) => row.map((cell) => cell ?? '')));
          expect(table.rows).toBe(dump.rows.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that is cut off within a statement never passes for whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        dumps,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        async (dump, share, chunk) => {
          const bytes = Buffer.from(writeDump({ ...dump, batch: dump.rows.length }, () => 0));
          const from = bytes.indexOf('INSERT');
          const size = from + Math.floor(share * (bytes.length - 2 - from));
          const outcome = await readDump(bytes.subarray(0, size), chunk).catch((error: unknown) => error);
          expect(outcome).toBeInstanceOf(TabularError);
        },
      ),
      { numRuns: 200 },
    );
  });
});
