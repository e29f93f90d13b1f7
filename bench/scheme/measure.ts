import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Greatest resident memory in bytes, read from the kernel while the process ran. */
  readonly peak: number;
}

/** A run that takes longer is stuck. */
const LIMIT_MINUTES = 20;

/** Runs a program as a process of its own, from start to exit. Ends it when it takes too long. */
export async function measure(program: string, args: readonly string[]): Promise<Measured> {
  const started = performance.now();
  const child = spawn(program, [...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LIMIT_MINUTES * 60_000,
    killSignal: 'SIGKILL',
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 10);
  const end = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  }).finally(() => clearInterval(watch));
  if (end === 'SIGKILL') throw new Error(`${args.join(' ')} was killed; it may take ${LIMIT_MINUTES} minutes`);
  if (end !== 'code 0') throw new Error(`${args.join(' ')} ended with ${end}`);
  return { seconds: (performance.now() - started) / 1000, peak };
}

/** Greatest resident memory of a running process so far, in bytes; 0 when it has just ended. */
function peakOf(pid: number | undefined): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    // The process has just ended.
    return 0;
  }
}
