import type { TipKind } from '@qingyuan/contract/tips';

/** What people report, by kind. Places and schemes are invented. */
export const REPORTS: readonly {
  readonly kind: TipKind;
  readonly what: string;
  readonly place: string;
  readonly who: string;
}[] = [
  {
    kind: 'gathering',
    what: '楼上一套房子住了十几个外地人，每天早上七点排队出门，晚上关着窗帘听课，听得到喊口号和鼓掌。',
    place: '某小区 3 栋 2 单元 501',
    who: '带头的人大家叫“王总”，口音像外省的',
  },
  {
    kind: 'recruiting',
    what: '亲戚叫我来做“连锁销售”，说交 69800 元买 21 份，发展三个人两年能拿 1040 万。',
    place: '高铁站附近的一个小区',
    who: '亲戚和一个姓李的“老总”',
  },
  {
    kind: 'online',
    what: '一个叫“云上优品”的商城，要交 3980 元成为会员，拉人进来有奖金，提现要等，群里天天发收益截图。',
    place: '手机上的商城和聊天群',
    who: '推荐人会员编号 YP100001',
  },
  {
    kind: 'confinement',
    what: '弟弟说来这边找到工作，到了以后手机被收走，打电话总有人在旁边，说话吞吞吐吐，求救。',
    place: '老车站后面的自建房',
    who: '不清楚，同住的有七八个人',
  },
  {
    kind: 'housing',
    what: '房东把整层楼租给搞传销的，租金比别人高一倍，从来不登记。',
    place: '开发区安置房 B 区',
    who: '房东姓陈',
  },
  {
    kind: 'gathering',
    what: '酒店会议室连着三天开“财富分享会”，进门要交手机，散会后有人哭。',
    place: '城东一家酒店三楼',
    who: '主讲人自称“导师”',
  },
  {
    kind: 'online',
    what: '“爱心互助”平台，打款 2000 元排单，十五天返 30%，介绍人拿 10%，现在提不出来了。',
    place: '网站和 APP',
    who: '上线是同村的人',
  },
  {
    kind: 'recruiting',
    what: '有人在广场拉老年人买“原始股”，说国家扶持，拉一个人提成两百。',
    place: '人民广场',
    who: '两男一女，三十多岁',
  },
  { kind: 'other', what: '邻居最近突然说要去外地考察“商会商务运作”项目，劝大家凑钱。', place: '村里', who: '邻居一家' },
  {
    kind: 'gathering',
    what: '闲置的办公楼二楼每天下午有人上课，黑板上画金字塔一样的图。',
    place: '老供销社办公楼',
    who: '负责登记的是一个年轻女的',
  },
];

/** Leads that officers found themselves. */
export const FOUND: readonly { readonly title: string; readonly summary: string }[] = [
  {
    title: '出租屋清查发现多人聚集听课',
    summary: '清查时发现一套出租屋内有 9 人聚集，现场有手写“五级三阶制”笔记本 6 本、白板 1 块。',
  },
  {
    title: '网上巡查发现“云上优品”招募会员',
    summary: '多个群内发布“消费返利、团队分红”内容，要求缴纳 3980 元入会费，按发展人数计酬。',
  },
  {
    title: '酒店举办“财富分享会”涉嫌拉人头',
    summary: '连续三天租用会议室，参会人员需缴纳押金并带新人，签到表显示来自四个县。',
  },
  {
    title: '闲置厂房内设“培训基地”',
    summary: '厂房二层改为教室，配音响和投影，每日固定时段授课，出入人员由专人接送。',
  },
];

export const ASSESSMENT = {
  organisation: '以商城消费返利为名，收取入会费，按直接和间接发展人数计酬，有固定的级别和晋升规则。',
  people: '现场核实 11 人，其中授课 1 人、管理 2 人；其余为被邀约参加人员。',
  hideouts: '出租屋 2 处，用于住宿和授课；酒店会议室 1 处，用于“分享会”。',
  scale: '据后台截图，会员编号已到五万余号，涉及本州五个县市及外省。',
  developments: '近一个月新增会员明显，组织者准备在下旬召开“年会”，应尽快固定电子数据。',
} as const;

export const CASE_CAUSE = '涉嫌组织策划传销';
