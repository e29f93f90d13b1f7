import type { AccountRef, SchemePerson } from '@qingyuan/contract/scheme-accounts';
import type { LegalTest } from '@qingyuan/contract/scheme-thresholds';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { type Block, body, heading2 } from './blocks.rules.ts';
import { type ReportMaterial, type ReportPerson, refText } from './report-material.rules.ts';
import { recordBlocks, testTable } from './legal-test-parts.rules.ts';
import { BASIS_WORDS, chineseNumber } from './report-words.rules.ts';

/** Persons above the thresholds, most people first: the first described one by one, the next in a table, the others in the annex. */
export function personBlocks(material: ReportMaterial): Block[] {
  const { persons, others, personsTotal, tests, conductOn } = material;
  const again = repeatingBlocks(material, persons.length + (others.length === 0 ? 0 : 1));
  if (personsTotal === 0) return [body('没有达到上述人数和层级标准的人员。'), ...again];
  const listed = persons.length + others.length;
  const part = listed < personsTotal ? `，本报告列出前 ${listed} 人，其余 ${personsTotal - listed} 人见附表` : '';
  return [
    body(
      `达到人数和层级标准的共 ${personsTotal} 人，按人数由多到少排列${part}。附表“达到标准人员”列有全部 ${personsTotal} 人。达到标准不等于认定为组织者、领导者。`,
    ),
    body(
      `下列各表对照第三部分所列的全部标准，各按规则指定的口径；其他口径见附表“标准对照”。以前的处罚是否在期限内，计算到 ${conductOn}。`,
    ),
    ...persons.flatMap((one, at) => described(one, at, tests)),
    ...(others.length === 0 ? [] : otherBlocks(persons.length, others)),
    ...again,
  ];
}

/** @param before Headings that stand before them. */
function repeatingBlocks({ repeating, tests }: ReportMaterial, before: number): Block[] {
  if (repeating.length === 0) return [];
  return [
    body(
      `另有 ${repeating.length} 人没有达到上述人数和层级标准，但登记有在期限内的同类处罚，达到受过处罚再犯的标准，逐一列出如下。`,
    ),
    ...repeating.flatMap((one, at) => described(one, before + at, tests)),
  ];
}

function described(
  { person, idNumber, path, exitLine }: ReportPerson,
  at: number,
  tests: readonly LegalTest[],
): Block[] {
  const { account, accountCount, accounts, moneyLineFen, bases } = person;
  const id = idNumber === null ? '' : `，身份证号 ${idNumber}`;
  const more = accountCount > accounts.length ? `等 ${accountCount} 个，全部见附表` : '';
  const own =
    accountCount === 1
      ? ''
      : `，名下账号 ${accountCount} 个：${accounts.map((one) => namedText(one, account.name)).join('、')}${more}`;
  const figures = (['accounts', 'active', 'persons', 'participants', 'without_family'] as const).map(
    (basis) => `${BASIS_WORDS[basis].name} ${bases[basis].people} 人、${bases[basis].levels} 级`,
  );
  return [
    heading2(`（${chineseNumber(at + 1)}）${account.name ?? '（表中无姓名）'}`),
    body(`账号 ${account.memberId}${id}${own}。`),
    body(`各口径的人数和层级（含本人和本级）：${figures.join('；')}。资金 ${yuanText(moneyLineFen)} 元。`),
    body(`自顶点起的路径：${path.join(' → ')}。`),
    ...recordBlocks(person, exitLine),
    testTable(tests, person),
  ];
}

/** An account of somebody already named: his name again only where the table has another. */
function namedText(one: AccountRef, name: string | null): string {
  return one.name === name ? one.memberId : refText(one);
}

function otherBlocks(before: number, others: readonly SchemePerson[]): Block[] {
  const rows = others.map(({ account, people, levels, moneyLineFen, meets }, at) => [
    String(before + at + 1),
    account.name ?? '',
    account.memberId,
    String(people),
    String(levels),
    yuanText(moneyLineFen),
    meets.length > 1 ? '是' : '',
  ]);
  return [
    heading2(`（${chineseNumber(before + 1)}）其他达到标准的人员`),
    {
      kind: 'table',
      head: ['序号', '姓名', '账号', '人数', '层级', '资金（元）', '情节严重'],
      rows,
      shares: [2, 3, 5, 3, 2, 6, 3],
    },
  ];
}
