import type zh from './words.zh.ts';

export interface GuidedStep {
  readonly step: keyof (typeof zh)['path'];
  readonly to: `/${string}`;
}

/** The chain from a tip to the return, in the order in which work goes. */
export const GUIDED_PATH: readonly GuidedStep[] = [
  { step: 'todo', to: '/todo' },
  { step: 'tip', to: '/tips' },
  { step: 'lead', to: '/leads' },
  { step: 'case', to: '/cases' },
  { step: 'return', to: '/returns' },
  { step: 'audit', to: '/audit' },
];
