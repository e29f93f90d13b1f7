import { plainDate, addDays, shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { listSchemePersons, recordExit, recordPenalty } from '@qingyuan/contract/scheme-thresholds';
import { listSchemes } from '@qingyuan/contract/schemes';
import { daysAgo, type Stage } from './stage.ts';

/** Of the persons above the threshold, most people first: who was punished before, and who left on paper. */
const [PUNISHED, LEFT] = [3, 4];

/** In the middle of the growth of that line in the invented member table. */
const LEFT_ON = '2025-09-30';

/** What officers know about two heads of the demo scheme besides its table: an earlier penalty, a formal exit. */
export async function tellSchemePersonsStory(stage: Stage): Promise<void> {
  const market = stage.person('duyun.market');
  const today = plainDate(shanghaiDate(daysAgo(stage, 2, 15).getTime()));
  const { rows: schemes } = await market.call(listSchemes, { query: { page: 1, size: 1 } });
  const id = schemes[0]?.id;
  if (id === undefined) throw new Error('the demo world has no scheme');
  const { rows } = await market.call(listSchemePersons, {
    params: { id },
    query: { threshold: '30_3', page: 1, size: 10 },
  });
  const [punished, left] = [rows[PUNISHED], rows[LEFT]];
  if (punished === undefined || left === undefined) throw new Error('the demo scheme has too few persons');
  await market.call(recordPenalty, {
    params: { id, index: punished.account.index },
    body: {
      penaltyId: stage.ids.next(),
      kind: 'administrative',
      authority: '贵阳市市场监督管理局',
      documentNumber: '筑市监罚〔虚构〕118号',
      effectiveOn: addDays(today, -200),
      reason: '处罚决定书所载身份证号、户籍地与会员表和本人陈述一致。',
    },
  });
  await market.call(recordExit, {
    params: { id, index: left.account.index },
    body: {
      exitId: stage.ids.next(),
      exitedOn: LEFT_ON,
      document: '退会声明（提取自群聊记录）',
      paidAfter: true,
      reason: '返利流水显示声明退出之后每周仍有团队奖入账，名下团队继续发展。',
    },
  });
}
