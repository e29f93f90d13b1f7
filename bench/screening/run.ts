/** Screens an invented firm register: time and memory of the three passes, from the file on disk. */
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { creditCodeCheckDigit } from '@qingyuan/core/identifiers/credit-code';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { seededRandom } from '@qingyuan/core/kernel/seeded-random';
import { checkedRows } from '../../apps/server/src/modules/screening/checked-rows.ts';
import { openTable } from '../../apps/server/src/modules/screening/open-list.ts';
import { screenList } from '../../apps/server/src/modules/screening/screen-list.ts';
import { loadLaw } from '../../apps/server/src/platform/law/law.ts';
import { fileSource } from '../../apps/server/src/platform/tabular/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const AREA = '522701';
const SCOPES = ['食品零售', '商务信息咨询', '餐饮服务', '农产品批发', '养生咨询', '建筑材料销售', '健康管理咨询'];

/** One firm in fifty names pay by heads; one address in five hundred holds many firms. */
async function writeRegister(path: string, count: number): Promise<void> {
  const random = seededRandom('register');
  const out = createWriteStream(path);
  out.write('企业名称,统一社会信用代码,住所,法定代表人,经营范围,宣传内容,投诉举报数,成立日期,注销日期\n');
  for (let at = 0; at < count; at += 1) {
    const first = `91990000MA${String(at).padStart(7, '0')}`;
    const address = random.chance(0.05)
      ? `民族路${random.integer(1, 500)}号`
      : `石板街道${at}号${random.integer(1, 9)}栋`;
    const says = random.chance(0.02) ? '缴纳会员费69800元，发展下线享直推奖' : '';
    const line = [
      `某某商行${at}`,
      first + creditCodeCheckDigit(first),
      address,
      `某${random.integer(1, 200_000)}`,
      random.pick(SCOPES),
    ];
    if (!out.write(`${line.join(',')},${says},${random.integer(0, 3)},2024-05-0${random.integer(1, 9)},\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { firms: { type: 'string', default: '500000' } } });
  const count = Number(values.firms);
  mkdirSync(join(ROOT, 'bench/out'), { recursive: true });
  const path = join(ROOT, 'bench/out', `register-${count}.csv`);
  if (!existsSync(path)) await writeRegister(path, count);
  const law = loadLaw(join(ROOT, 'law'));
  const today = plainDate('2026-11-24');
  const source = await fileSource(path);
  const list = await openTable('firm', source);
  const { signal } = new AbortController();
  const check = { kind: 'firm' as const, area: AREA, areas: new Set([AREA]) };
  const began = performance.now();
  const marks: number[] = [];
  let findings = 0;
  const rows = async function* () {
    marks.push(performance.now());
    for await (const { row, checked } of checkedRows(list, check, signal)) if (checked.ok) yield { row, good: checked };
  };
  const rules = law.screening('indicators', today);
  for await (const _found of screenList({ kind: 'firm', rules, dictionary: law.disguises('disguises', today), rows }))
    findings += 1;
  const ended = performance.now();
  const passes = [...marks.slice(1), ended].map((end, at) => ((end - (marks[at] ?? end)) / 1000).toFixed(1));
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${count} firms, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB: ${((ended - began) / 1000).toFixed(1)} s ` +
      `(passes ${passes.join(' + ')} s), ${Math.round(count / ((ended - began) / 1000))} firms/s, ${findings} findings, peak ${peak.toFixed(0)} MB\n`,
  );
}
