export default {
  due: {
    unknown: '时限待定',
    stopped: '已停止计时',
    until: '截止 {{when}}',
  },
} as const;
