import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Which file of the vault was made from which, so that it is made once. A note that is lost only costs the work again. */
export interface DerivedNotes {
  /** Id of the file of this kind made from another, if it was. */
  find(from: string, kind: string): Promise<string | undefined>;
  note(from: string, kind: string, derived: string): Promise<void>;
}

const ID = /^[0-9a-f]{64}$/u;
const KIND = /^[a-z0-9-]{1,40}$/u;

export function derivedNotes(dataDir: string): DerivedNotes {
  const folder = join(dataDir, 'vault', 'derived');
  const pathOf = (from: string, kind: string): string => {
    if (!ID.test(from) || !KIND.test(kind)) throw new Error(`no place for a note about ${from} ${kind}`);
    return join(folder, `${from}.${kind}`);
  };
  return {
    find: async (from, kind) => {
      const text = await readFile(pathOf(from, kind), 'utf8').catch(() => '');
      return ID.test(text) ? text : undefined;
    },
    note: async (from, kind, derived) => {
      const path = pathOf(from, kind);
      const draft = `${path}.${randomUUID()}`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, derived, { mode: 0o600 });
      await rename(draft, path);
    },
  };
}
