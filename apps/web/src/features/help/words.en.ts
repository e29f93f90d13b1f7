export default {
  page: {
    title: 'How to use this console',
    keyboard: 'Keyboard',
  },
  path: {
    title: 'The whole chain in ten minutes',
    intro:
      'Open these pages in order to see how a tip becomes a lead, a case and a figure of the return. Some steps belong to other roles: sign in with their accounts.',
    todo: 'To do: begin with what is most urgent',
    tip: 'Tips: accept one, give it a title and a summary; it becomes a lead',
    lead: 'Leads: verify it, fill in the five-part assessment, then propose a case',
    case: 'Cases: approve the filing, register the member data as evidence, analyse it, decide who organised',
    return: "Return: the case is in the month's figures; open a figure to see it",
    audit: 'Audit: every step is in the log, and the log can be checked (auditor)',
  },
  lists: {
    title: 'Lists and numbers',
    filter:
      'Set conditions above and press Search or Enter; Reset clears them. The address keeps them, to bookmark or to send on.',
    columns: 'Columns chooses what is shown and is kept in this browser; the actions at the right stay in sight.',
    counts: 'Every number that counts something opens to the records behind it.',
    due: 'Time limits have a word and a colour: yellow is near, red is overdue. Point at one to see its legal basis.',
  },
} as const;
