/** Shapes on a white sheet, in units of 1/96 inch. Labels hold digits and signs only, so no font is needed to draw them. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Tone = 'dark' | 'light' | 'grid';

export type Shape =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | { readonly kind: 'label'; readonly x: number; readonly y: number; readonly text: string; readonly align: Align };

export type Align = 'middle' | 'end';

/** A place on the horizontal axis with one column for each value. */
export interface ColumnGroup {
  /** Digits, `-`, `,` and `.`. */
  readonly label: string;
  readonly values: readonly number[];
}

const WIDTH = 560;
const HEIGHT = 250;
const PLOT = { left: 66, right: 8, top: 14, bottom: 24 } as const;
/** A digit with the gap behind it. */
export const DIGIT_WIDTH = 6;
const DIGIT_HEIGHT = 7;
const COLUMN_TONES: readonly Tone[] = ['dark', 'light'];

/** Columns side by side on a scale from 0 with round steps; of two values in a group the first is dark, the second light. */
export function drawColumns(groups: readonly ColumnGroup[]): Drawing {
  const highest = Math.max(1, ...groups.flatMap(({ values }) => values));
  const step = roundStep(highest / 5);
  const top = Math.ceil(highest / step) * step;
  const plotHeight = HEIGHT - PLOT.top - PLOT.bottom;
  const yOf = (value: number) => PLOT.top + plotHeight * (1 - value / top);
  const pitch = (WIDTH - PLOT.left - PLOT.right) / Math.max(1, groups.length);
  // Labels that would touch each other are left out evenly.
  const longest = Math.max(1, ...groups.map(({ label }) => label.length));
  const every = Math.max(1, Math.ceil(((longest + 1) * DIGIT_WIDTH) / pitch));
  const columns = groups.flatMap(({ label, values }, at): Shape[] => {
    const left = PLOT.left + at * pitch;
    const width = (pitch * 0.8) / values.length;
    const bars = values.map((value, column): Shape => ({
      kind: 'bar',
      x: left + pitch * 0.1 + column * width,
      y: yOf(value),
      width,
      height: yOf(0) - yOf(value),
      tone: COLUMN_TONES[column] ?? 'light',
    }));
    return at % every === 0
      ? [...bars, { kind: 'label', x: left + pitch / 2, y: HEIGHT - PLOT.bottom + 8, text: label, align: 'middle' }]
      : bars;
  });
  return { width: WIDTH, height: HEIGHT, shapes: [...scale(top, step, yOf), ...columns] };
}

function scale(top: number, step: number, yOf: (value: number) => number): Shape[] {
  const values = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return values.flatMap((value): Shape[] => [
    { kind: 'bar', x: PLOT.left, y: yOf(value), width: WIDTH - PLOT.left - PLOT.right, height: 0.6, tone: 'grid' },
    { kind: 'label', x: PLOT.left - 4, y: yOf(value) - DIGIT_HEIGHT / 2, text: grouped(value), align: 'end' },
  ]);
}

/** The next of 1, 2, 5, 10, 20, … at or above a value; at least 1, since heads are whole. */
function roundStep(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= value) ?? 10 * unit;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/gu, ',');
}

const COLOURS: Readonly<Record<Tone, string>> = { dark: '#1f4e79', light: '#9dc3e6', grid: '#c8c8c8' };

/** Red, green and blue of a tone, 0 to 255. */
export function colourOf(tone: Tone): readonly [number, number, number] {
  const at = (from: number) => Number.parseInt(COLOURS[tone].slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

/** A drawing as SVG. */
export function toSvg({ width, height, shapes }: Drawing): string {
  const parts = shapes.map((shape) =>
    shape.kind === 'bar'
      ? `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" fill="${COLOURS[shape.tone]}"/>`
      : `<text x="${short(shape.x)}" y="${short(shape.y + DIGIT_HEIGHT)}" text-anchor="${shape.align}">${shape.text}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif" font-size="10"><rect width="${width}" height="${height}" fill="#ffffff"/>${parts.join('')}</svg>`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
