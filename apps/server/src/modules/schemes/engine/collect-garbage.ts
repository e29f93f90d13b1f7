import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives memory that nothing refers to any more back to the machine, now. The columns of a large table are a few
 * objects for the garbage collector but gigabytes for the machine: left to itself it lets several steps' worth stand.
 */
export const collectGarbage: () => void = collector();

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  return typeof found === 'function' ? () => void found() : () => undefined;
}
