export default {
  table: {
    title: 'Totals on every basis',
    basis: 'Basis',
    heads: 'Heads',
    levels: 'Levels',
    reach: 'Persons who reach',
    linkLabel: '{{basis}}, reaching {{threshold}}',
    note: 'Persons who reach a threshold: those who with their downline reach it, counted so. People and levels include the person; money is all that was paid in on their lines, the same on every basis. Which basis counts is for the authority to decide.',
    faults: '{{orphans}} orphans, {{cycle}} on cycles, {{below}} below cycles',
    histogramOf: 'Heads by level: {{tree}}',
    choices: 'Decisions about the data counted',
    choicesCount: '{{count}}',
    activeValues: 'Words that mean activated',
  },
  tree: { recommender: 'Tree of recommenders', placement: 'Tree of placement' },
  how: {
    accounts: 'Every registered account counts.',
    active: 'Every account that was activated or paid counts.',
    persons: 'Several accounts of one person count once; an account under one of the same person adds no level.',
    participants: 'Persons, without pure consumers: nobody below any of their accounts, and never paid anything.',
    without_family: 'Persons, without accounts that an officer found to be held for family.',
  },
  notApplied: {
    active: 'The table says neither who was activated nor who paid: the same as by account.',
    participants:
      'The table does not say who was paid, so nobody can be told to be a pure consumer: the same as by person.',
    without_family: 'No account has been found to be held for family yet: the same as by person.',
  },
  meets: { '30_3': '{{people}} people, {{levels}} levels', '120': '{{people}} people', '2_5m': '{{money}} yuan' },
} as const;
