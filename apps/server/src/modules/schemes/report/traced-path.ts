import type { StructureView } from '../structure-view.ts';
import { refText } from './report-material.rules.ts';

/** Steps of a path shown at either end. */
const STEPS = 5;

export interface TracedPath {
  /** From the top down; where the middle is left out, a step says how much. */
  readonly steps: readonly string[];
  /** Accounts on the path, all of them. */
  readonly length: number;
}

/** Who stands above an account, the account itself last. */
export async function tracedPath(structure: Pick<StructureView, 'path'>, index: number): Promise<TracedPath> {
  const { top, omitted, near } = await structure.path(index);
  const all = [...top, ...near];
  const length = all.length + omitted;
  if (omitted === 0 && length <= 2 * STEPS) return { steps: all.map(refText), length };
  // Without a gap of its own, the path is cut in the middle.
  const [first, last] = omitted === 0 ? [all.slice(0, -STEPS), all.slice(-STEPS)] : [top, near];
  const [head, tail] = [first.slice(0, STEPS), last.slice(-STEPS)];
  const hidden = length - head.length - tail.length;
  return { steps: [...head.map(refText), `……（略去 ${hidden} 级）`, ...tail.map(refText)], length };
}
