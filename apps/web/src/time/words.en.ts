export default {
  due: {
    unknown: 'Limit not known',
    suspended: 'Stands still',
    stopped: 'Stopped',
    until: 'Until {{when}}',
  },
} as const;
