import { TIP_FILE_LIMITS } from '@qingyuan/contract/tips-files';
import { z } from 'zod';
import { followsOnly } from '../../../platform/access/actor.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { SealError } from '../../../platform/crypto/seal-error.ts';
import { BOX_HEADER_BYTES, officeBoxOpener } from '../office-box.ts';
import { getTip } from '../tips.sql.ts';
import { DRAWN, drawPreview } from './draw-preview.ts';
import { findPiece, listTipFiles, setDamaged, setKept, type StoredTipFile } from './tip-files.sql.ts';

/** Takes the files that the tip line handed over into the vault, and draws previews of the pictures. */
export const keepFiles = command({
  name: 'tip.keep-files',
  input: z.object({ id: z.uuid() }),
  load: ({ db, scope }, input) => getTip(db, scope, input.id),
  policy: followsOnly,
  run: async (ctx, tip) => {
    const waiting = (await listTipFiles(ctx.db, ctx.scope, tip.id)).filter((file) => file.state === 'handed_in');
    let kept = 0;
    for (const file of waiting) kept += (await keepOne(ctx, file)) ? 1 : 0;
    const data = { kept, damaged: waiting.length - kept };
    return { result: { id: tip.id, ...data }, area: tip.areaCode, streams: [], data };
  },
});

/** @returns whether the file is in the vault now. */
async function keepOne(ctx: CommandContext, file: StoredTipFile): Promise<boolean> {
  const { db, scope, services } = ctx;
  try {
    const limits = { name: file.id, limit: TIP_FILE_LIMITS.fileBytes };
    const { id: vaultId, sm3 } = await services.vault.put(openedPieces(ctx, file), limits);
    await setKept(db, scope, { id: file.id, vaultId, sm3, previewId: await previewOf(ctx, vaultId, file.type) });
    return true;
  } catch (error) {
    // A key that is missing is the administrator's affair: the follower is tried again.
    if (!(error instanceof SealError) || error.reason === 'unknown-key') throw error;
    await setDamaged(db, scope, file.id);
    return false;
  }
}

async function* openedPieces(ctx: CommandContext, file: StoredTipFile): AsyncGenerator<Buffer> {
  const first = await piece(ctx, file, 0);
  const of = { purpose: 'file', record: file.id } as const;
  const open = officeBoxOpener(ctx.services.keys, of, first.subarray(0, BOX_HEADER_BYTES));
  for (let n = 0; n < file.pieces; n += 1) {
    const sealed = n === 0 ? first.subarray(BOX_HEADER_BYTES) : await piece(ctx, file, n);
    yield open(sealed, n === file.pieces - 1);
  }
}

async function piece({ db, scope }: CommandContext, file: StoredTipFile, n: number): Promise<Buffer> {
  const found = await findPiece(db, scope, file.id, n);
  if (found === undefined) throw new SealError('broken', `piece ${n} of file ${file.id} is missing`);
  return found;
}

async function previewOf({ services }: CommandContext, vaultId: string, type: string): Promise<string | null> {
  if (!DRAWN.includes(type)) return null;
  const original = await services.vault.openByteSource(vaultId);
  const drawn = await drawPreview(original.stream(0));
  if (drawn === undefined) return null;
  const stored = await services.vault.putDerived(
    (async function* () {
      yield drawn;
    })(),
  );
  return stored.id;
}
