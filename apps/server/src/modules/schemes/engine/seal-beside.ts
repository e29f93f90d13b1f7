import { statSync } from 'node:fs';
import type { EngineThreads } from './engine-threads.ts';
import type { FileSeal } from './seal-file.ts';
import { sealFile } from './seal-file.ts';

/** A file of so many bytes is sealed in the time that a thread takes to begin. */
const SMALL = 24 << 20;

/** Seals a file on another thread while this one goes on, or here when it is small. A failure may wait to be heard of. */
export function sealBeside(path: string, threads: EngineThreads): Promise<FileSeal> {
  if (statSync(path).size > SMALL) return threads.start({ kind: 'seal', path });
  return Promise.resolve(sealFile(path));
}
