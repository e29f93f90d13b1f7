export default {
  list: {
    title: 'To do',
    handle: 'Handle',
    empty: 'Nothing to do',
    emptyHint: 'Tips, leads, cases and returns that wait for you appear here, the most urgent first.',
  },
  tab: { all: 'All to do', done: 'Done' },
  column: { due: 'Time limit', kind: 'Kind', title: 'Item', state: 'State', at: 'Received' },
  done: {
    title: 'Done',
    at: 'When',
    command: 'What was done',
    subject: 'Record',
    reason: 'Reason',
    open: 'Open',
    empty: 'Nothing done yet',
    emptyHint: 'Each step that you take is kept here. Start with “All to do”.',
  },
} as const;
