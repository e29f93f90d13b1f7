import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-line.rules.ts';

describe('导出的表格', () => {
  it('不会被表格软件当作公式执行，读回来还是原文', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvCell(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inner).not.toMatch(/^[=+\-@\t\r]/u);
        expect(inner === text || inner === `'${text}`).toBe(true);
      }),
    );
    expect(csvCell('=cmd|"/c calc"!A1')).toBe(`"'=cmd|""/c calc""!A1"`);
    expect(csvCell('@SUM(1)')).toBe(`'@SUM(1)`);
  });
});
