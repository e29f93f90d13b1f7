export default {
  due: {
    unknown: '时限待定',
    met: '已按期完成',
    metLate: '逾期完成',
    suspended: '时限中止',
    until: '截止 {{when}}',
  },
} as const;
