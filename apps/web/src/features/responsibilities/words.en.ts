export default {
  list: {
    title: 'Responsible persons',
    intro:
      'The principal leader is the first responsible person, the leader in charge the direct one. Earlier persons and their terms are kept.',
    area: 'Area',
    first: 'First responsible person',
    direct: 'Direct responsible person',
    nobody: 'Nobody named yet',
    since: 'since {{from}}',
    until: '{{from}} to {{to}}',
    coming: 'Follows',
    earlier: '{{count}} earlier',
    name: 'Name one',
  },
  form: {
    title: 'Name a responsible person',
    consequence:
      'The term of the present person of the same kind in this area ends the day before the new term begins.',
    area: 'Area',
    kind: 'Kind',
    person: 'Name',
    post: 'Post',
    from: 'Term begins',
    required: 'Fill this in (at least 2 characters)',
    dateMissing: 'Give a date such as 2026-09-29 or 20260929',
    dateEarly: 'It has to be later than {{from}}, when the present term began',
    submit: 'Name',
    cancel: 'Cancel',
    done: 'Responsible person named',
  },
} as const;
