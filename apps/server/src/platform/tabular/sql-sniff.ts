import type { ByteSource } from './table-source.ts';

const SNIFF = 1 << 16;

/** Whether a file is a database dump, by its name or its first statements. */
export async function looksLikeSql(source: ByteSource): Promise<boolean> {
  if (/\.sql$/iu.test(source.name)) return true;
  const head = Buffer.from(await source.read(0, SNIFF))
    .toString('latin1')
    .replaceAll('\0', '');
  return (
    /^[^\w\-/#]*(--|\/\*|#|CREATE|DROP|INSERT|REPLACE|SET|USE|LOCK|START|BEGIN)/iu.test(head) &&
    /\b(INSERT|REPLACE)\s+(IGNORE\s+)?INTO\b|\bCREATE\s+TABLE\b/iu.test(head)
  );
}
