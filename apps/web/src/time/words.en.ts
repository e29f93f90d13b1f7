export default {
  due: {
    unknown: 'Limit not known',
    stopped: 'Stopped',
    until: 'Until {{when}}',
  },
} as const;
