import { open } from 'node:fs/promises';

/** Brings the names in a folder to disk; a file that was synced can still lose its name without it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
