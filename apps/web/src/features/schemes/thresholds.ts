import type { ThresholdKey } from '@qingyuan/contract/schemes';

/** From the least to the greatest; the contract's own order puts the number first. */
export const THRESHOLDS = ['30_3', '120', '2_5m'] as const satisfies readonly ThresholdKey[];
