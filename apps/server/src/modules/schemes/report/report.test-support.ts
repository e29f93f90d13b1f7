import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Account, SchemePerson } from '@qingyuan/contract/scheme-accounts';
import type { SchemeCandidate } from '@qingyuan/contract/scheme-thresholds';
import type { CountingBasis, SchemeAnalysis, SchemeTree } from '@qingyuan/contract/schemes';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { loadLaw } from '../../../platform/law/law.ts';
import type { PersonFacts } from '../structure-view.ts';
import { legalTests, presentTest } from '../thresholds/legal-tests.rules.ts';
import { deriveResults } from '../thresholds/results.rules.ts';
import { appliedThresholds, deriveReasons } from '../thresholds.rules.ts';
import type { ReportMaterial } from './report-material.rules.ts';

const LAW = loadLaw(fileURLToPath(new URL('../../../../../../law/', import.meta.url)));
const thresholds = appliedThresholds(LAW.thresholds('organise-lead-2013-37', plainDate('2026-09-15')));
export const hash = (text: string) => createHash('sha256').update(text).digest('hex');

export const analysis: SchemeAnalysis = {
  id: '11111111-1111-4111-8111-111111111111',
  version: 1,
  askedBy: '甲',
  finishedAt: '2026-09-15T02:00:00.000Z',
  source: {
    evidenceId: '22222222-2222-4222-8222-222222222222',
    name: '会员表.sql',
    bytes: 123_456,
    sha256: hash('a'),
    sm3: hash('b'),
  },
  table: 'member',
  encoding: 'gb18030',
  mapping: { member_id: '会员编号', recommender_id: '推荐人', paid_in: '充值' },
  persons: ['id_number'],
  engine: '1.0.0',
  thresholds,
  digest: hash('c'),
  totals: {
    rows: 53010,
    accounts: 53e3,
    persons: 52e3,
    roots: 2,
    orphans: 3,
    selfReferences: 1,
    cycleAccounts: 4,
    belowCycleAccounts: 2,
    duplicates: 6,
    missingIds: 4,
    maxLevel: 70,
    paidInFen: '123456789012',
    paidOutFen: '-5',
  },
  bases: [
    { basis: 'accounts', applied: true, heads: 53_000, levels: 70, meets: { '30_3': 40, '120': 20, '2_5m': 9 } },
    { basis: 'persons', applied: true, heads: 52_000, levels: 66, meets: { '30_3': 38, '120': 18, '2_5m': 8 } },
  ],
  levels: Array.from({ length: 70 }, (_, at) => ({ level: at + 1, accounts: 10, persons: 9 })),
  findings: [
    { kind: 'duplicate', count: 6 },
    { kind: 'cycle', count: 0 },
  ],
};

const bases = {
  accounts: { people: 131, levels: 4 },
  active: { people: 101, levels: 4 },
  persons: { people: 128, levels: 3 },
  participants: { people: 99, levels: 3 },
  without_family: { people: 127, levels: 3 },
};

const account: Account = {
  index: 0,
  memberId: 'A001',
  name: '王测试',
  status: 'root',
  level: 1,
  direct: 3,
  downline: 130,
  levels: 4,
  people: 128,
  bases,
  paidInFen: '0',
  paidOutFen: '0',
  moneyLineFen: '26000000000',
};
export const facts: PersonFacts = {
  personId: 1,
  headId: 'A001',
  account,
  accountCount: 2,
  accounts: [],
  people: 128,
  levels: 3,
  bases,
  moneyLineFen: '26000000000',
  meets: ['30_3', '120', '2_5m'],
  meetsOn: {
    accounts: ['30_3', '120', '2_5m'],
    active: [],
    persons: ['30_3', '120', '2_5m'],
    participants: ['30_3'],
    without_family: [],
  },
};
const { headId: _head, meetsOn: _on, ...shown } = facts;
const shownPerson: SchemePerson = { ...shown, reasons: deriveReasons(facts, thresholds), decision: null };

const CONDUCT = plainDate('2026-09-16');
const applicable = legalTests({
  thresholds: LAW.thresholds('organise-lead-2013-37', CONDUCT),
  detention: LAW.all.detention[0],
  // As if the scheme stood in the province whose table the law data has.
  discretion: LAW.all.discretion[0],
});
export const tests = applicable.map(presentTest);

const penalty = {
  id: '55555555-5555-4555-8555-555555555555',
  kind: 'administrative',
  authority: '贵阳市市场监督管理局',
  documentNumber: '筑市监罚〔2026〕1号',
  effectiveOn: plainDate('2026-03-01'),
  evidenceId: null,
  reason: '身份证号一致',
  recordedBy: '李办案',
  recordedAt: '2026-09-14T02:00:00.000Z',
} as const;

/** Somebody with these figures on every basis, punished before or not, compared with every test. */
export function candidateOf(of: PersonFacts, punished = false): SchemeCandidate {
  const penalties = punished ? [penalty] : [];
  const figures = (basis: CountingBasis, tree: SchemeTree) =>
    tree === 'placement' ? undefined : { ...of.bases[basis], moneyFen: BigInt(of.moneyLineFen), accounts: [] };
  const { headId: _id, meetsOn: _meets, ...person } = of;
  return {
    ...person,
    reasons: [],
    decision: null,
    results: deriveResults(applicable, { figures, penalties, conductOn: CONDUCT }, ['recommender']),
    penalties: penalties.map((one) => ({ ...one, countsUntil: '2027-03-01' })),
    exit: null,
  };
}

/** Too few for the first threshold, enough for somebody punished before. */
export const fewer: PersonFacts = {
  ...facts,
  personId: 777,
  headId: 'F001',
  account: { ...account, index: 77, memberId: 'F001', name: '赵再犯' },
  bases: {
    accounts: { people: 17, levels: 3 },
    active: { people: 16, levels: 3 },
    persons: { people: 15, levels: 3 },
    participants: { people: 15, levels: 3 },
    without_family: { people: 15, levels: 3 },
  },
  people: 15,
  levels: 3,
  moneyLineFen: '1500000',
};
const candidate = candidateOf(facts);
const exit = {
  id: '66666666-6666-4666-8666-666666666666',
  version: 1,
  exitedOn: '2026-06-30',
  document: '退会声明',
  paidAfter: true,
  paidUntil: null,
  reason: '返利流水相互印证',
  recordedBy: '李办案',
  recordedAt: '2026-09-14T02:00:00.000Z',
};

export const material: ReportMaterial = {
  schemeName: '某商城',
  caseNumber: '匀市监案〔2026〕3号',
  caseTitle: '涉嫌组织策划传销案',
  agencyName: '都匀市市场监督管理局',
  analysis,
  personsTotal: 38,
  exportedAt: new Date('2026-09-16T02:00:00Z'),
  persons: [
    {
      person: { ...candidate, exit },
      idNumber: '990***********0001',
      path: ['王测试（A001）'],
      exitLine: {
        whole: { people: 128, levels: 3, moneyFen: 26_000_000_000n, accounts: 127 },
        until: { people: 90, levels: 3, moneyFen: 20_000_000_000n, accounts: 89 },
        undated: 2,
      },
    },
  ],
  repeating: [{ person: candidateOf(fewer, true), idNumber: null, path: ['赵再犯（F001）'], exitLine: undefined }],
  tests,
  conductOn: CONDUCT,
  decided: [{ decisionId: '33333333-3333-4333-8333-333333333333', person: candidate, conductOn: CONDUCT }],
  growth: {
    months: [
      { at: '2025-11', accounts: 20_000, cumulative: 20_000 },
      { at: '2025-12', accounts: 33_000, cumulative: 53_000 },
    ],
    unknown: 0,
  },
  others: [{ ...shownPerson, account: { ...account, memberId: 'B002', name: null } }],
  choices: [
    {
      id: '44444444-4444-4444-8444-444444444444',
      number: 2,
      kind: 'cut_link',
      tree: 'recommender',
      memberId: 'S1',
      otherId: null,
      reason: '系统迁移时写错',
      decidedBy: '李办案',
      agency: '都匀市市场监督管理局',
      decidedAt: '2026-09-14T02:00:00.000Z',
      digest: hash('e'),
      revoked: null,
      state: 'counted',
    },
  ],
  findings: [{ kind: 'duplicate', row: 9, memberId: '=C1', text: { zh: '首次出现在第 2 行', en: 'first in row 2' } }],
  repeats: [],
  decisions: [
    {
      id: '33333333-3333-4333-8333-333333333333',
      version: 1,
      memberId: 'A001',
      name: '王测试',
      personId: null,
      decision: 'organiser',
      ground: null,
      role: 'initiator',
      roleName: {
        zh: '发起、策划、操纵',
        en: 'Initiates',
      },
      rule: 'organiser-2013-37@1',
      citation: thresholds.citation,
      conductOn: null,
      penalties: [],
      reason: '供述和数据相互印证',
      decidedBy: '李办案',
      agency: '都匀市市场监督管理局',
      decidedAt: '2026-09-15T16:30:00.000Z',
      supersededAt: null,
      digest: hash('d'),
    },
  ],
};
