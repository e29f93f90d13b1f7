import type { ReportPart } from '@qingyuan/contract/scheme-report';
import type { Block } from './blocks.rules.ts';

/** What stands under each heading of the first order. */
export function deriveOutline(blocks: readonly Block[]): ReportPart[] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading1') parts.push([block]);
    else parts.at(-1)?.push(block);
  }
  return parts.map((part) => ({
    title: part.flatMap((block) => (block.kind === 'heading1' ? [block.text] : [])).join(''),
    parts: part.flatMap((block) => (block.kind === 'heading2' ? [block.text] : [])),
    paragraphs: part.filter(({ kind }) => kind === 'body').length,
    tables: part.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : [])),
    charts: part.filter(({ kind }) => kind === 'chart').length,
  }));
}
