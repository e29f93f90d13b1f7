export default {
  kind: {
    tip: '举报',
    lead: '线索',
    case: '案件',
    return: '报表',
    scheme: '传销组织',
    evidence: '证据',
    person: '人员',
    area: '地区',
    agency: '机构',
    user: '用户',
    session: '登录',
    job: '后台任务',
  },
  returnState: {
    draft: '待上报',
    submitted: '已上报',
    sent_back: '已退回',
    frozen: '已冻结',
  },
} as const;
