import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./preview.worker.ts', import.meta.url));
const TIMEOUT_MS = 30_000;
const MAX_PREVIEW_BYTES = 4 * 2 ** 20;

/** `…/node_modules` with the decoder. */
const LIBRARIES = createRequire(import.meta.url)
  .resolve('sharp')
  .replace(/([/\\]node_modules)[/\\]sharp[/\\].*$/u, '$1');
const READ = [WORKER, ...['sharp', '@img', 'detect-libc', 'semver'].map((name) => join(LIBRARIES, name, '*'))];

/** Its script may read the libraries it decodes with, and nothing else: no writing, no processes. */
export const PERMISSIONS = [
  '--permission',
  '--allow-addons',
  ...READ.map((path) => `--allow-fs-read=${path}`),
  '--max-old-space-size=256',
];

/** Kinds that a preview is drawn of. */
export const DRAWN = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/** The picture drawn anew without metadata; undefined when it cannot be decoded or would need too much. */
export async function drawPreview(original: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> {
  const child = spawn(process.execPath, [...PERMISSIONS, WORKER], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
  // A decoder that gives up early closes its input: that is no fault of ours.
  const fed = pipeline(Readable.from(original), child.stdin).catch(() => {});
  const [drawn] = await Promise.all([buffer(child.stdout), fed]);
  const whole = await ended;
  return whole && drawn.length > 0 && drawn.length <= MAX_PREVIEW_BYTES ? drawn : undefined;
}
