import { z } from 'zod';

/** An uploaded file that is sealed in the vault, under the name that the user gave it: input of the command that registers it. */
export const SealedUpload = z.object({
  name: z.string().min(1).max(255),
  size: z.number().int().positive(),
  sha256: z.string(),
  sm3: z.string(),
  vaultId: z.string(),
});
export type SealedUpload = z.infer<typeof SealedUpload>;
