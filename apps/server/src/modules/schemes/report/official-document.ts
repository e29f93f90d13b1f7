import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, ChartBlock, TableBlock, TextBlock } from './blocks.rules.ts';
import { toSvg } from './chart.rules.ts';
import { toPng } from './chart-png.ts';

/*
 * GB/T 9704-2012: A4, margins 37 (top), 28 (left), so that the text area is 156 × 225 mm; text 三号 仿宋 in 22 lines of
 * 28 characters; title 二号 小标宋; first headings 黑体, second 楷体; page numbers 四号 宋体, `— 1 —`, outside.
 * Fonts are named, never shipped: each office has them.
 */
const SONG_TITLE = '方正小标宋简体';
const FANG_SONG = '仿宋_GB2312';
const HEI = '黑体';
const KAI = '楷体_GB2312';
const SONG = '宋体';

/** Half-points: 二号, 三号, 四号, 小四. */
const SIZE = { two: 44, three: 32, four: 28, smallFour: 24 } as const;
const LINE = { line: 28 * 20, lineRule: LineRuleType.EXACT };
/** Two characters of 三号, in twips. */
const INDENT = 2 * 16 * 20;
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
const TEXT_WIDTH = twips(210 - 28 - 26);

export interface DocumentInfo {
  readonly title: string;
  readonly creator: string;
}

/** An official document as .docx. */
export function officialDocument(blocks: readonly Block[], info: DocumentInfo): Promise<Buffer> {
  const document = new Document({
    ...info,
    styles: {
      default: { document: { run: { font: fontOf(FANG_SONG), size: SIZE.three }, paragraph: { spacing: LINE } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), footer: twips(25) },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: blocks.map(draw),
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** Latin letters and digits in the same face, as the national standard sets them. */
function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

function run(text: string, font: string, size: number): TextRun {
  return new TextRun({ text, font: fontOf(font), size } satisfies IRunOptions);
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(SONG), size: SIZE.four });
  // One character free on the outside.
  const indent = alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] });
}

const FACES: Readonly<
  Record<
    TextBlock['kind'],
    { font: string; size: number } & Pick<IParagraphOptions, 'alignment' | 'indent' | 'spacing' | 'keepNext'>
  >
> = {
  title: {
    font: SONG_TITLE,
    size: SIZE.two,
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, line: 36 * 20, after: 28 * 20 },
  },
  heading1: { font: HEI, size: SIZE.three, indent: { firstLine: INDENT }, keepNext: true },
  heading2: { font: KAI, size: SIZE.three, indent: { firstLine: INDENT }, keepNext: true },
  body: { font: FANG_SONG, size: SIZE.three, alignment: AlignmentType.BOTH, indent: { firstLine: INDENT } },
  // Four characters free on the right.
  sign: { font: FANG_SONG, size: SIZE.three, alignment: AlignmentType.RIGHT, indent: { right: 2 * INDENT } },
  caption: { font: KAI, size: SIZE.smallFour, alignment: AlignmentType.CENTER },
  code: { font: FANG_SONG, size: SIZE.smallFour, alignment: AlignmentType.LEFT, indent: { left: INDENT } },
};

function draw(block: Block): Paragraph | Table {
  if (block.kind === 'table') return drawTable(block);
  if (block.kind === 'chart') return drawChart(block);
  const { font, size, ...options } = FACES[block.kind];
  return new Paragraph({ ...options, children: [run(clean(block.text), font, size)] });
}

/** The picture as SVG, and as PNG for readers that do not show it; a line as high as the picture needs. */
function drawChart({ drawing, alt }: ChartBlock): Paragraph {
  const transformation = { width: drawing.width, height: drawing.height };
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(toSvg(drawing)),
    transformation,
    fallback: { type: 'png', data: toPng(drawing) },
    altText: { name: alt, title: alt, description: alt },
  });
  const spacing = { line: 240, lineRule: LineRuleType.AUTO };
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing, keepNext: true, children: [image] });
}

function drawTable({ head, rows, shares = head.map(() => 1) }: TableBlock): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / whole));
  const line = (cells: readonly string[], font: string) =>
    cells.map((text, at) => drawCell(text, font, widths[at] ?? 0));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: line(head, HEI) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: line(row, FANG_SONG) })),
    ],
  });
}

function drawCell(text: string, font: string, width: number): TableCell {
  const spacing = { line: 20 * 20, lineRule: LineRuleType.EXACT };
  const paragraph = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    children: [run(clean(text), font, SIZE.smallFour)],
  });
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [paragraph] });
}

/** Characters that XML cannot hold, e.g. from a damaged cell, would make the document unreadable. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
