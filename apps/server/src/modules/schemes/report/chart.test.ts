import { inflateSync } from 'node:zlib';
import { describe, expect, test as it } from 'vitest';
import { drawColumns, toSvg } from './chart.rules.ts';
import { toPng } from './chart-png.ts';

const groups = [
  { label: '1', values: [1, 1] },
  { label: '2', values: [400, 350] },
  { label: '3', values: [1600, 0] },
];
const bars = (drawing: ReturnType<typeof drawColumns>) =>
  drawing.shapes.flatMap((shape) => (shape.kind === 'bar' && shape.tone !== 'grid' ? [shape] : []));
const labels = (drawing: ReturnType<typeof drawColumns>) =>
  drawing.shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : []));

describe('柱状图', () => {
  it('柱高与数值成比例，刻度取整，都在图内', () => {
    const drawing = drawColumns(groups);
    const heights = bars(drawing).map(({ height }) => height);
    expect((heights[4] ?? 0) / (heights[2] ?? 1)).toBeCloseTo(4);
    expect(heights[5]).toBe(0);
    expect(labels(drawing)).toEqual(['0', '500', '1,000', '1,500', '2,000', '1', '2', '3']);
    for (const { x, y, width, height } of bars(drawing)) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(x + width).toBeLessThanOrEqual(drawing.width);
      expect(y + height).toBeLessThanOrEqual(drawing.height);
    }
  });

  it('组太多时隔组标注，标注不相叠；没有数据也能画', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      label: `${at * 100 + 1}-${at * 100 + 100}`,
      values: [at, at],
    }));
    const shown = drawColumns(many).shapes.flatMap((shape) =>
      shape.kind === 'label' && shape.align === 'middle' ? [shape] : [],
    );
    for (const [at, { x, text }] of shown.entries()) {
      const next = shown[at + 1];
      if (next !== undefined) expect(next.x - x).toBeGreaterThanOrEqual(((text.length + next.text.length) / 2) * 6);
    }
    expect(labels(drawColumns([]))).toEqual(['0', '1']);
  });

  it('同一张图既是 SVG 也是 PNG，柱在同一位置', () => {
    const drawing = drawColumns(groups);
    const svg = toSvg(drawing);
    expect(svg.match(/<rect /gu)).toHaveLength(1 + 5 + 6);
    const png = toPng(drawing);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect([width, height]).toEqual([drawing.width * 3, drawing.height * 3]);
    const at = png.indexOf('IDAT');
    const dots = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect(dots).toHaveLength((width + 1) * height);
    const [, , second] = bars(drawing);
    if (second === undefined) throw new Error('no bar');
    const dot = (x: number, y: number) => dots[Math.round(y * 3) * (width + 1) + 1 + Math.round(x * 3)];
    expect(dot(second.x + second.width / 2, second.y + second.height / 2)).toBe(1);
    expect(dot(second.x + second.width / 2, second.y - 6)).not.toBe(1);
    expect(toPng(drawing)).toEqual(png);
  });
});
