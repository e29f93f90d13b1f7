import type { AnalysisOutputs } from '../digests.ts';

/** What a small analysis put out. */
export const recordedOutputs: AnalysisOutputs = {
  structureId: 'a'.repeat(64),
  placementId: null,
  insightId: null,
  findingsId: 'b'.repeat(64),
  placementFindingsId: null,
  figures: {
    source: {
      evidenceId: '22222222-2222-4222-8222-222222222222',
      name: '会员表.csv',
      bytes: 100,
      sha256: 'c'.repeat(64),
      sm3: 'd'.repeat(64),
    },
    table: '会员表.csv',
    encoding: 'utf-8',
    mapping: { member_id: '会员编号', recommender_id: '推荐人' },
    persons: ['id_number'],
    engine: '1.0.0',
    thresholds: {
      rule: 'organise-lead-2013-37@1',
      title: { zh: '标准', en: 'Thresholds' },
      people: 30,
      levels: 3,
      seriousPeople: 120,
      seriousMoneyFen: '250000000',
      citation: { document: { zh: '意见', en: 'Opinion' } },
      certainty: 'V',
    },
    totals: {
      rows: 3,
      accounts: 3,
      persons: 2,
      roots: 1,
      orphans: 0,
      selfReferences: 0,
      cycleAccounts: 0,
      belowCycleAccounts: 0,
      duplicates: 0,
      missingIds: 0,
      maxLevel: 2,
      paidInFen: '300',
      paidOutFen: '0',
    },
    bases: [
      { basis: 'accounts', applied: true, heads: 3, levels: 2, meets: { '30_3': 0, '120': 0, '2_5m': 0 } },
      { basis: 'persons', applied: true, heads: 2, levels: 2, meets: { '30_3': 0, '120': 0, '2_5m': 0 } },
    ],
    levels: [
      { level: 1, accounts: 1, persons: 1 },
      { level: 2, accounts: 2, persons: 1 },
    ],
    findings: [{ kind: 'duplicate', count: 0 }],
  },
};
