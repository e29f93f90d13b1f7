export default {
  list: {
    title: '待办事项',
    handle: '去办理',
    empty: '没有待办事项',
    emptyHint: '需要您办理的举报、线索、案件和报表会出现在这里，最紧急的排在最前。',
  },
  tab: { all: '全部待办', done: '已办' },
  column: { due: '时限', kind: '类别', title: '事项', state: '当前状态', at: '收到时间' },
  done: {
    title: '已办事项',
    at: '办理时间',
    command: '办理内容',
    subject: '对象',
    reason: '理由',
    open: '打开',
    empty: '还没有已办事项',
    emptyHint: '您办理过的每一步都会记在这里。先从“全部待办”开始。',
  },
} as const;
