export default {
  page: {
    title: 'How to use this console',
    keyboard: 'Keyboard',
  },
  lists: {
    title: 'Lists and numbers',
    filter: 'Set conditions above and press Search or Enter; Reset clears them. The address keeps them, to bookmark or to send on.',
    columns: 'Columns chooses what is shown and is kept in this browser; the actions at the right stay in sight.',
    counts: 'Every number that counts something opens to the records behind it.',
    due: 'Time limits have a word and a colour: yellow is near, red is overdue. Point at one to see its legal basis.',
  },
} as const;
