import type { Role } from '@qingyuan/contract/roles';

/** The one password of all demo accounts. */
export const DEMO_PASSWORD = 'Qingyuan-demo-2026';

export interface DemoAgency {
  readonly key: string;
  readonly name: string;
  readonly kind: 'joint_office' | 'market_regulation' | 'police' | 'government' | 'audit' | 'it';
  readonly area: string;
}

export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly Role[];
  /** What a newcomer does with it; accounts without one are not in the printed table. */
  readonly shown?: { readonly zh: string; readonly en: string };
}

interface DemoCounty {
  readonly key: string;
  readonly area: string;
  readonly name: string;
}

/** Counties in which the demo world has something going on. */
export const COUNTIES: readonly DemoCounty[] = [
  { key: 'duyun', area: '522701', name: '都匀市' },
  { key: 'fuquan', area: '522702', name: '福泉市' },
  { key: 'dushan', area: '522726', name: '独山县' },
  { key: 'longli', area: '522730', name: '龙里县' },
  { key: 'huishui', area: '522731', name: '惠水县' },
];

export const AGENCIES: readonly DemoAgency[] = [
  { key: 'zhou.office', name: '黔南州打击传销规范直销工作联席会议办公室', kind: 'joint_office', area: '522700' },
  { key: 'zhou.government', name: '黔南州人民政府办公室', kind: 'government', area: '522700' },
  { key: 'zhou.audit', name: '黔南州审计监督组', kind: 'audit', area: '522700' },
  { key: 'zhou.it', name: '黔南州信息中心', kind: 'it', area: '522700' },
  ...COUNTIES.flatMap(({ key, area, name }): DemoAgency[] => [
    { key: `${key}.office`, name: `${name}打击传销联席会议办公室`, kind: 'joint_office', area },
    { key: `${key}.market`, name: `${name}市场监督管理局`, kind: 'market_regulation', area },
    { key: `${key}.police`, name: `${name}公安局经侦大队`, kind: 'police', area },
  ]),
];

/** Every role once in Duyun or at the prefecture, and the people needed for the other counties' stories. */
export const ACCOUNTS: readonly DemoAccount[] = [
  {
    account: 'duyun.office',
    name: '罗启明',
    agency: 'duyun.office',
    roles: ['joint_office'],
    shown: {
      zh: '联席会议办公室：受理举报、核实线索、提请立案、导入会员表、报表',
      en: 'joint-meeting office: tips, leads, cases, member tables, return',
    },
  },
  {
    account: 'duyun.office2',
    name: '罗雨晴',
    agency: 'duyun.office',
    roles: ['joint_office'],
    shown: {
      zh: '联席会议办公室另一人：第二人同意、发放奖励',
      en: 'second person of the office: second signature, pays rewards',
    },
  },
  {
    account: 'duyun.head',
    name: '韦国栋',
    agency: 'duyun.market',
    roles: ['agency_head'],
    shown: { zh: '主要负责人：批准立案、移送', en: 'agency head: approves filings and transfers' },
  },
  {
    account: 'duyun.market',
    name: '陆思远',
    agency: 'duyun.market',
    roles: ['market_officer'],
    shown: { zh: '市场监管办案人员', en: 'market regulator’s case officer' },
  },
  { account: 'duyun.market2', name: '蒙晓月', agency: 'duyun.market', roles: ['market_officer'] },
  {
    account: 'duyun.police',
    name: '杨振海',
    agency: 'duyun.police',
    roles: ['police_officer'],
    shown: { zh: '公安经侦办案人员', en: 'police, economic crime' },
  },
  {
    account: 'duyun.analyst',
    name: '吴若琳',
    agency: 'duyun.market',
    roles: ['analyst'],
    shown: { zh: '分析人员：传销组织结构', en: 'analyst: scheme structure' },
  },
  {
    account: 'duyun.legal',
    name: '石文慧',
    agency: 'duyun.market',
    roles: ['legal_officer'],
    shown: { zh: '法制审核人员', en: 'legal officer' },
  },
  {
    account: 'duyun.grid',
    name: '莫小燕',
    agency: 'duyun.office',
    roles: ['grid_worker'],
    shown: { zh: '网格员', en: 'grid worker' },
  },
  {
    account: 'zhou.office',
    name: '岑立新',
    agency: 'zhou.office',
    roles: ['joint_office'],
    shown: { zh: '州联席会议办公室：审核锁定各县市报表', en: 'prefecture office: accepts the counties’ returns' },
  },
  {
    account: 'zhou.leader',
    name: '潘正华',
    agency: 'zhou.government',
    roles: ['leader'],
    shown: { zh: '领导', en: 'leader' },
  },
  {
    account: 'zhou.audit',
    name: '龙静怡',
    agency: 'zhou.audit',
    roles: ['auditor'],
    shown: { zh: '审计人员：审计日志', en: 'auditor: the audit log' },
  },
  {
    account: 'zhou.admin',
    name: '田永康',
    agency: 'zhou.it',
    roles: ['admin'],
    shown: { zh: '系统管理员：用户', en: 'administrator: users' },
  },
  ...COUNTIES.filter(({ key }) => key !== 'duyun').flatMap(({ key }, index): DemoAccount[] => [
    {
      account: `${key}.office`,
      name: `${'周吴郑王'.charAt(index)}建业`,
      agency: `${key}.office`,
      roles: ['joint_office'],
    },
    {
      account: `${key}.head`,
      name: `${'冯陈褚卫'.charAt(index)}德胜`,
      agency: `${key}.market`,
      roles: ['agency_head'],
    },
    {
      account: `${key}.market`,
      name: `${'蒋沈韩杨'.charAt(index)}志强`,
      agency: `${key}.market`,
      roles: ['market_officer'],
    },
    {
      account: `${key}.market2`,
      name: `${'朱秦尤许'.charAt(index)}春梅`,
      agency: `${key}.market`,
      roles: ['market_officer'],
    },
    {
      account: `${key}.legal`,
      name: `${'何吕施张'.charAt(index)}慧敏`,
      agency: `${key}.market`,
      roles: ['legal_officer'],
    },
  ]),
];
