import { createHash } from 'node:crypto';

/** Both digests of the same bytes, lower-case hex, and how many bytes they were. */
export interface Digests {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
}

/** SHA-256 and SM3 in one pass: `update` each chunk, then `finish` once. */
export interface Digester {
  update(chunk: Uint8Array): void;
  finish(): Digests;
}

export function createDigester(): Digester {
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  let size = 0;
  return {
    update(chunk) {
      sha256.update(chunk);
      sm3.update(chunk);
      size += chunk.length;
    },
    finish: () => ({ sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), size }),
  };
}

/** Digests of everything a stream yields. */
export async function digestAll(chunks: AsyncIterable<Uint8Array>): Promise<Digests> {
  const digester = createDigester();
  for await (const chunk of chunks) digester.update(chunk);
  return digester.finish();
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function sm3Hex(content: string | Uint8Array): string {
  return createHash('sm3').update(content).digest('hex');
}
