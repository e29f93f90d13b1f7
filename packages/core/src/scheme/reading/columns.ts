import { foldText } from '../../kernel/text.ts';
import { SchemeError } from '../scheme-error.ts';

/** What a column of a member table can mean. */
export const MEMBER_ROLES = [
  'member_id',
  'recommender_id',
  'placement_id',
  'name',
  'phone',
  'id_number',
  'bank_card',
  'device',
  'ip',
  'area',
  'level_name',
  'joined_at',
  'last_active_at',
  'paid_in',
  'paid_out',
  'active',
  'pay_direct',
  'pay_indirect',
  'pay_team',
  'pay_node',
  'pay_match',
  'pay_sales',
  'pay_other',
] as const;

export type MemberRole = (typeof MEMBER_ROLES)[number];

/** Role → index of its column in the table. */
export type ColumnMapping = { readonly [role in MemberRole]?: number };

export interface RecognisedColumns {
  readonly mapping: ColumnMapping;
  /** Columns that no role claimed, in file order. */
  readonly unmatched: readonly string[];
}

// In order of preference: when two columns would fit a role, the one named earlier here gets it.
const HEADERS: Readonly<Record<MemberRole, readonly string[]>> = {
  member_id: [
    'member_id',
    'memberid',
    'member_no',
    'member_code',
    '会员编号',
    '会员ID',
    '会员号',
    '会员账号',
    '会员帐号',
    '会员代码',
    '会员编码',
    '用户ID',
    '用户编号',
    '用户账号',
    '用户号',
    'user_id',
    'userid',
    'uid',
    '账号ID',
    '账户编号',
    '账号编号',
    '编号',
    'psId',
    'account_id',
    '会员',
    '账号',
    'id',
  ],
  recommender_id: [
    'recommender_id',
    'recommenderid',
    'recommend_id',
    '推荐会员编号',
    '推荐人编号',
    '推荐人ID',
    '推荐人会员编号',
    '推荐会员号',
    '推荐会员ID',
    '推荐人账号',
    '推荐编号',
    '推荐人',
    '上级ID',
    '上级编号',
    '上级会员编号',
    '上级会员ID',
    '上级用户ID',
    '上级账号',
    '上级会员',
    '上级',
    '上线编号',
    '上线ID',
    '上线',
    '父级ID',
    '父ID',
    '直推人',
    '直推人ID',
    '邀请人',
    '邀请人ID',
    '邀请人编号',
    '介绍人',
    '介绍人编号',
    '推荐人手机号',
    'sponsorId',
    'sponsor_id',
    'referrer_id',
    'referer_id',
    'ref_id',
    'parent_id',
    'parentid',
    'pid',
    'inviter_id',
    'invite_id',
    'upline_id',
    'superior_id',
    'tj_id',
    'tjr',
    'tjrid',
    'recommender',
  ],
  placement_id: [
    'placement_id',
    '接点人',
    '接点人编号',
    '接点人ID',
    '安置人',
    '安置人编号',
    '安置人ID',
    '接点编号',
    '安置编号',
    'node_id',
    'place_id',
  ],
  name: [
    'name',
    '姓名',
    '会员姓名',
    '真实姓名',
    '用户姓名',
    '户名',
    'real_name',
    'realname',
    'truename',
    'member_name',
    'user_name',
    '名称',
    '昵称',
    'nickname',
  ],
  phone: [
    'phone',
    '手机号',
    '手机号码',
    '联系电话',
    '电话',
    '手机',
    '电话号码',
    '联系方式',
    '移动电话',
    'mobile',
    'tel',
    'phone_number',
    'cellphone',
  ],
  id_number: [
    'id_number',
    '身份证号',
    '身份证号码',
    '身份证',
    '公民身份号码',
    '证件号码',
    '证件号',
    '身份证件号码',
    'idcard',
    'id_card',
    'id_no',
    'idno',
    'idcard_no',
    'identity_card',
    'cert_no',
  ],
  bank_card: [
    'bank_card',
    '银行卡号',
    '银行卡',
    '银行账号',
    '银行帐号',
    '卡号',
    '收款账号',
    '提现账号',
    '提现卡号',
    'bankcard',
    'bank_no',
    'bank_card_no',
    'card_no',
    'bank_account',
  ],
  device: [
    'device',
    '设备号',
    '设备ID',
    '设备编号',
    '设备码',
    '设备标识',
    'device_id',
    'device_no',
    'imei',
    'mac',
    'MAC地址',
  ],
  ip: [
    'ip',
    'IP地址',
    '注册IP',
    '登录IP',
    '最后登录IP',
    'reg_ip',
    'login_ip',
    'last_login_ip',
    'ip_address',
    'last_ip',
  ],
  area: [
    'area',
    '地区',
    '所在地区',
    '区域',
    '省市',
    '所在地',
    '省份',
    '省',
    '城市',
    '地址',
    '联系地址',
    '户籍地',
    'region',
    'province',
    'city',
    'address',
  ],
  level_name: [
    'level_name',
    '会员级别',
    '会员等级',
    '级别',
    '等级',
    '等级名称',
    '级别名称',
    '身份级别',
    'level',
    'grade',
    'rank',
    'member_level',
  ],
  joined_at: [
    'joined_at',
    '注册时间',
    '加入时间',
    '入会时间',
    '注册日期',
    '加入日期',
    '入会日期',
    '创建时间',
    '开户时间',
    '激活时间',
    'created_at',
    'create_time',
    'reg_time',
    'register_time',
    'join_time',
    'addtime',
  ],
  last_active_at: [
    'last_active_at',
    '最后登录时间',
    '最近登录时间',
    '最后活动时间',
    '最后登陆时间',
    '最后登录',
    'last_login',
    'last_login_time',
    'last_time',
    'login_time',
  ],
  paid_in: [
    'paid_in',
    '充值',
    '充值金额',
    '累计充值',
    '充值总额',
    '入金',
    '入金金额',
    '累计入金',
    '投资金额',
    '投资额',
    '缴费金额',
    '缴纳金额',
    '入会费',
    '会费',
    '交纳金额',
    '付款金额',
    '支付金额',
    'recharge',
    'recharge_amount',
    'pay_money',
    'deposit',
    'total_recharge',
    'invest',
  ],
  paid_out: [
    'paid_out',
    '提现',
    '提现金额',
    '累计提现',
    '提现总额',
    '出金',
    '出金金额',
    '返利',
    '返利金额',
    '累计返利',
    '奖金',
    '佣金',
    '累计佣金',
    '奖金总额',
    'withdraw',
    'withdraw_amount',
    'withdrawal',
    'rebate',
    'bonus',
    'commission',
  ],
  active: ['active', '是否激活', '激活状态', '激活', '是否有效', '状态', 'is_active', 'activated', 'status', 'is_pay'],
  pay_direct: ['pay_direct', '直推奖', '直推奖金', '直推收益', '直接推荐奖', '推荐奖', '推荐奖金', 'direct_bonus'],
  pay_indirect: ['pay_indirect', '间推奖', '间推奖金', '间推收益', '间接推荐奖', 'indirect_bonus'],
  pay_team: ['pay_team', '团队奖', '团队奖金', '团队收益', '级差奖', '管理奖', '领导奖', 'team_bonus'],
  pay_node: ['pay_node', '见点奖', '见点奖金', '层奖', '层碰奖', '接点奖', 'node_bonus', 'layer_bonus'],
  pay_match: ['pay_match', '对碰奖', '对碰奖金', '量奖', '量碰奖', '平衡奖', 'match_bonus', 'pair_bonus'],
  pay_sales: ['pay_sales', '销售奖', '销售提成', '零售利润', '零售奖', '业绩提成', 'sales_bonus', 'retail_profit'],
  pay_other: ['pay_other', '其他奖金', '其它奖金', '分红', '静态收益', '日分红', '补贴', 'other_bonus', 'dividend'],
};

/** Every header that is recognised, as written: tells the header of a file from titles above it. */
export const MEMBER_HEADERS: ReadonlySet<string> = new Set(Object.values(HEADERS).flat());

/** The form in which headers are compared: width, case, blanks, `_`, `-` and anything in brackets (units) fold away. */
function foldHeader(header: string): string {
  const folded = foldText(header);
  return folded.replace(/[_\-.:：]/gu, '').replace(/[([【].*[)\]】]$/u, '') || folded;
}

/**
 * Finds the roles of columns by their Chinese or English headers. A column gets one role, a role one column;
 * `uid`-like names are only taken for `member_id` when nothing clearer is there. O(columns × known headers).
 */
export function recogniseColumns(columns: readonly string[]): RecognisedColumns {
  const folded = columns.map(foldHeader);
  const taken = new Set<number>();
  const mapping: { [role in MemberRole]?: number } = {};
  for (const role of MEMBER_ROLES) {
    for (const header of HEADERS[role]) {
      const index = folded.findIndex((name, at) => name === foldHeader(header) && !taken.has(at));
      if (index < 0) continue;
      mapping[role] = index;
      taken.add(index);
      break;
    }
  }
  return { mapping, unmatched: columns.filter((_, index) => !taken.has(index)) };
}

/**
 * Reads an explicit mapping, role → column name, as given by `--mapping`. Names are matched exactly first, then folded.
 * Throws SchemeError `mapping` for an unknown role, a column that is not there, or a name that is there twice.
 */
export function mappingFromNames(names: unknown, columns: readonly string[]): ColumnMapping {
  if (typeof names !== 'object' || names === null || Array.isArray(names)) {
    throw new SchemeError(
      'mapping',
      'the mapping must be a JSON object of role → column name, e.g. {"member_id":"会员编号"}',
    );
  }
  const mapping: { [role in MemberRole]?: number } = {};
  for (const [key, name] of Object.entries(names)) {
    const role = MEMBER_ROLES.find((candidate) => candidate === key);
    if (role === undefined)
      throw new SchemeError('mapping', `unknown role "${key}" in the mapping; roles are ${MEMBER_ROLES.join(', ')}`);
    if (typeof name !== 'string')
      throw new SchemeError('mapping', `the column of role "${role}" must be a column name in quotes`);
    mapping[role] = findColumn(name, columns);
  }
  return mapping;
}

/**
 * The index of the column of this name, exactly or else folded. Throws SchemeError `mapping` when there is none or more
 * than one.
 */
export function findColumn(name: string, columns: readonly string[]): number {
  const exact = matches(columns, (column) => column === name);
  const found = exact.length > 0 ? exact : matches(columns, (column) => foldText(column) === foldText(name));
  const [index] = found;
  if (index === undefined)
    throw new SchemeError('mapping', `no column "${name}" in the table; its columns are ${columns.join(', ')}`);
  if (found.length > 1)
    throw new SchemeError('mapping', `column "${name}" is there ${found.length} times; rename one in the file`);
  return index;
}

function matches(columns: readonly string[], test: (column: string) => boolean): number[] {
  return columns.flatMap((column, index) => (test(column) ? [index] : []));
}

/** The two columns without which there is no structure. Throws SchemeError `columns`, naming what is missing. */
export function requireStructureColumns(
  mapping: ColumnMapping,
  columns: readonly string[],
): { readonly member: number; readonly recommender: number } {
  const { member_id: member, recommender_id: recommender } = mapping;
  if (member !== undefined && recommender !== undefined) return { member, recommender };
  const missing = [
    member === undefined ? 'member_id (会员编号)' : '',
    recommender === undefined ? 'recommender_id (推荐人)' : '',
  ].filter((text) => text !== '');
  throw new SchemeError(
    'columns',
    `no column was recognised as ${missing.join(' or ')}; columns are ${columns.join(', ')}; name them with a mapping`,
  );
}
