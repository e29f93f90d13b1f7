import type { ReadBytes } from '@qingyuan/core/scheme/structure-file/structure-file';

/** As large as the pages that sealed files are made of, so that none is decrypted for half of it. */
const PAGE = 65_536;

/**
 * Remembers the pages of a file read last, so that the many small reads of one answer decrypt each
 * page once. The file must not change. @param limit pages kept.
 */
export function cachedReads(source: { readonly size: number; readonly read: ReadBytes }, limit: number): ReadBytes {
  const pages = new Map<number, Promise<Uint8Array>>();
  const page = (index: number): Promise<Uint8Array> => {
    const found = pages.get(index) ?? source.read(index * PAGE, PAGE);
    // Put behind the others: the first of the map is the one longest unused.
    pages.delete(index);
    pages.set(index, found);
    found.catch(() => pages.delete(index));
    if (pages.size > limit) for (const oldest of [...pages.keys()].slice(0, pages.size - limit)) pages.delete(oldest);
    return found;
  };
  return async (offset, length) => {
    const end = Math.min(offset + length, source.size);
    if (end <= offset) return new Uint8Array(0);
    const first = Math.floor(offset / PAGE);
    const last = Math.floor((end - 1) / PAGE);
    const parts = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => page(first + at)));
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    return (bytes ?? new Uint8Array(0)).subarray(offset - first * PAGE, end - first * PAGE);
  };
}
