import fc from 'fast-check';
import { describe, expect, test as it } from 'vitest';
import { cachedReads } from './page-cache.ts';

const PAGE = 65_536;

describe('页缓存', () => {
  it('读到的与直接读文件一致，不论大小、位置和先后', async () => {
    const size = fc.integer({ min: 0, max: 3 * PAGE + 7 });
    const reads = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 * PAGE }), fc.integer({ min: 0, max: 2 * PAGE })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(size, reads, fc.integer({ min: 1, max: 3 }), async (length, list, limit) => {
        const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 256);
        const read = cachedReads(
          { size: length, read: async (from, count) => bytes.subarray(from, from + count) },
          limit,
        );
        for (const [from, count] of list) {
          expect(Buffer.from(await read(from, count)).equals(Buffer.from(bytes.subarray(from, from + count)))).toBe(
            true,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('同一页只向文件要一次；读失败的不留下', async () => {
    const asked: number[] = [];
    let broken = true;
    const source = {
      size: 2 * PAGE,
      read: async (from: number, count: number) => {
        asked.push(from);
        if (broken) throw new Error('damaged');
        return new Uint8Array(count);
      },
    };
    const read = cachedReads(source, 4);
    await expect(read(0, 10)).rejects.toThrow('damaged');
    broken = false;
    await Promise.all([read(0, 10), read(100, 10), read(PAGE - 5, 10)]);
    expect(asked).toEqual([0, 0, PAGE]);
  });
});
