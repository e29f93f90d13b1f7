export default {
  due: {
    unknown: '时限待定',
    suspended: '已中止',
    stopped: '已停止计时',
    until: '截止 {{when}}',
  },
} as const;
