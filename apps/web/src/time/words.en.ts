export default {
  due: {
    unknown: 'Limit not known',
    met: 'Done in time',
    metLate: 'Done late',
    suspended: 'Suspended',
    until: 'Until {{when}}',
  },
} as const;
