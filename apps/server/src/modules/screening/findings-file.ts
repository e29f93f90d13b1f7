import type { Vault } from '../../platform/files/vault.ts';
import type { ListedFinding } from './findings.sql.ts';

/** Findings as lines of JSON, in pieces of some size. */
export async function* writeLines(findings: AsyncIterable<ListedFinding>): AsyncGenerator<Uint8Array> {
  let piece = '';
  for await (const finding of findings) {
    piece += `${JSON.stringify(finding)}\n`;
    if (piece.length < 1 << 16) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** The lines of a file of the vault, one at a time. */
export async function* readLines(vault: Vault, id: string): AsyncGenerator<string> {
  const source = await vault.openByteSource(id);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of source.stream()) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
