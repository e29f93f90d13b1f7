import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LEAF_LABEL, ReceiptFile, type ReceiptRoot, RootsFile } from '@qingyuan/contract/tips-receipts';
import { parseReceiptCode } from '@qingyuan/core/identifiers/receipt-code';
import { type Sha256, verifyConsistency, verifyInclusion } from '@qingyuan/core/receipts/merkle';
import type { z } from 'zod';
import { UsageError } from './outcome.ts';

const HELP = `qingyuan receipt verify RECEIPT --roots ROOTS [--code CODE]

核对收件证明：举报在册，册子的校验值已公布，历次校验值前后相接。不连接任何服务器。
Checks a proof of receipt: the tip is in the register, its checksum is among the published ones, and each
published checksum continues the one before. Needs no server.

  RECEIPT       在举报网站下载的 receipt.json / downloaded from the tip line
  --roots ROOTS 另行保存的 roots.json / published checksums, kept elsewhere
  --code CODE   回执码：同时核对它与这份证明相符 / also check that the receipt code belongs to the proof

示例 / Example
  npm run -s qingyuan -- receipt verify receipt.json --roots roots.json
`;

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** @throws Error saying what does not hold. */
export async function run(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { roots: { type: 'string' }, code: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('one receipt file is needed');
  if (values.roots === undefined) throw new UsageError('--roots is needed');
  const receipt = await read(file, ReceiptFile);
  const { roots } = await read(values.roots, RootsFile);
  requireConsistent(roots);
  requireIncluded(receipt, roots);
  if (values.code !== undefined) requireCode(receipt, values.code);
  process.stdout.write(
    `收件证明成立：第 ${receipt.index + 1} 件，全册 ${receipt.size} 件，校验值公布于 ${receipt.publishedAt}；${roots.length} 个校验值前后相接\n` +
      `The proof holds: number ${receipt.index + 1} of ${receipt.size}, published ${receipt.publishedAt}; ${roots.length} checksums continue each other\n`,
  );
}

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
  const text = await readFile(path, 'utf8');
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path}: 不是这种文件，或已损坏 / not such a file, or damaged`);
  }
}

function requireConsistent(roots: readonly ReceiptRoot[]): void {
  for (const [i, later] of roots.entries()) {
    const earlier = roots[i - 1];
    if (earlier === undefined) continue;
    const path = later.consistency.map(bytesOf);
    const [from, to] = [earlier.size, later.size];
    if (!verifyConsistency(sha256, { from, to, fromRoot: bytesOf(earlier.root), toRoot: bytesOf(later.root), path })) {
      throw new Error(
        `${later.publishedAt} 的校验值接不上前一个：册子被改动过 / the checksum of ${later.publishedAt} does not continue the one before: the register was changed`,
      );
    }
  }
}

function requireIncluded(receipt: ReceiptFile, roots: readonly ReceiptRoot[]): void {
  const published = roots.some(({ size, root }) => size === receipt.size && root === receipt.root);
  if (!published)
    throw new Error('证明里的校验值不在已公布的之中 / the checksum in the proof is not among the published ones');
  const { index, size, path } = receipt;
  const claim = { leaf: bytesOf(receipt.leaf), index, size, path: path.map(bytesOf), root: bytesOf(receipt.root) };
  if (!verifyInclusion(sha256, claim)) throw new Error('证明不成立 / the proof does not hold');
}

function requireCode(receipt: ReceiptFile, text: string): void {
  const code = parseReceiptCode(text);
  if (code === undefined) throw new UsageError('--code is no receipt code');
  if (receipt.content === null)
    throw new Error('证明里没有内容摘要，不能与回执码核对 / the proof holds no digest to check the code with');
  const parts = [Buffer.of(0), Buffer.from(LEAF_LABEL), sha256(Buffer.from(code)), bytesOf(receipt.content)];
  if (!Buffer.from(sha256(Buffer.concat(parts))).equals(bytesOf(receipt.leaf)))
    throw new Error('回执码与证明不符 / the receipt code does not belong to the proof');
}
