import { crc32, deflateSync } from 'node:zlib';
import { colourOf, DIGIT_WIDTH, type Drawing, type Shape, type Tone } from './chart.rules.ts';

/** Pixels for a unit of the drawing: sharp when printed. */
const SCALE = 3;

/** Colours by their number in the picture. */
const TONES: readonly Tone[] = ['dark', 'light', 'grid'];
const WHITE = 0;
const BLACK = TONES.length + 1;

/** Five by seven dots a sign, a row a number, the left dot its highest bit. */
const DOTS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  ',': [0, 0, 0, 0, 12, 4, 8],
  '.': [0, 0, 0, 0, 0, 12, 12],
  '-': [0, 0, 0, 31, 0, 0, 0],
};

interface Raster {
  readonly width: number;
  readonly height: number;
  /** Colour numbers, row by row, each row with the byte of its filter in front. */
  readonly bytes: Uint8Array;
}

/** A drawing as PNG, for readers that do not show SVG. The same drawing gives the same bytes. */
export function toPng(drawing: Drawing): Buffer {
  const [width, height] = [drawing.width * SCALE, drawing.height * SCALE];
  const raster: Raster = { width, height, bytes: new Uint8Array((width + 1) * height) };
  for (const shape of drawing.shapes) {
    if (shape.kind === 'bar') {
      const { x, y, tone } = shape;
      fill(raster, [x * SCALE, y * SCALE, shape.width * SCALE, shape.height * SCALE], TONES.indexOf(tone) + 1);
    } else write(raster, shape);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a dot, each the number of a colour.
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from([255, 255, 255, ...TONES.flatMap((tone) => [...colourOf(tone)]), 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(raster.bytes, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

type Box = readonly [x: number, y: number, width: number, height: number];

/** At least one dot thick where it has any extent. */
function fill({ width, height, bytes }: Raster, [x, y, wide, high]: Box, colour: number): void {
  if (wide <= 0 || high <= 0) return;
  const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  const right = Math.min(width, Math.max(left + 1, Math.round(x + wide)));
  const bottom = Math.min(height, Math.max(top + 1, Math.round(y + high)));
  for (let row = top; row < bottom; row += 1) {
    const start = row * (width + 1) + 1;
    bytes.fill(colour, start + left, start + right);
  }
}

function write(raster: Raster, { x, y, text, align }: Extract<Shape, { kind: 'label' }>): void {
  const length = text.length * DIGIT_WIDTH;
  const start = align === 'end' ? x - length : x - length / 2;
  for (const [place, sign] of [...text].entries()) {
    for (const [row, dots] of (DOTS[sign] ?? []).entries()) {
      for (let column = 0; column < 5; column += 1) {
        if ((dots & (16 >> column)) === WHITE) continue;
        const left = (start + place * DIGIT_WIDTH + column) * SCALE;
        fill(raster, [left, (y + row) * SCALE, SCALE, SCALE], BLACK);
      }
    }
  }
}
