import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  type IParagraphOptions,
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
import {
  A4,
  FONT,
  fontOf,
  INDENT,
  LINE,
  MARGIN,
  SIZE,
  TEXT_WIDTH,
  textRun,
  twips,
} from '../../../platform/documents/official-page.ts';
import type { Block, ChartBlock, TableBlock, TextBlock } from './blocks.rules.ts';
import { toSvg } from './chart.rules.ts';
import { toPng } from './chart-png.ts';

export interface DocumentInfo {
  readonly title: string;
  readonly creator: string;
}

/**
 * An official document as .docx: first headings 黑体, second 楷体; page numbers 四号 宋体, `— 1 —`, outside.
 */
export function officialDocument(blocks: readonly Block[], info: DocumentInfo): Promise<Buffer> {
  const document = new Document({
    ...info,
    styles: {
      default: { document: { run: { font: fontOf(FONT.fangSong), size: SIZE.three }, paragraph: { spacing: LINE } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { ...MARGIN, footer: twips(25) },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: blocks.map(draw),
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(FONT.song), size: SIZE.four });
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
    font: FONT.title,
    size: SIZE.two,
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, line: 36 * 20, after: 28 * 20 },
  },
  heading1: { font: FONT.hei, size: SIZE.three, indent: { firstLine: INDENT }, keepNext: true },
  heading2: { font: FONT.kai, size: SIZE.three, indent: { firstLine: INDENT }, keepNext: true },
  body: { font: FONT.fangSong, size: SIZE.three, alignment: AlignmentType.BOTH, indent: { firstLine: INDENT } },
  // Four characters free on the right.
  sign: { font: FONT.fangSong, size: SIZE.three, alignment: AlignmentType.RIGHT, indent: { right: 2 * INDENT } },
  caption: { font: FONT.kai, size: SIZE.smallFour, alignment: AlignmentType.CENTER },
  code: { font: FONT.fangSong, size: SIZE.smallFour, alignment: AlignmentType.LEFT, indent: { left: INDENT } },
};

function draw(block: Block): Paragraph | Table {
  if (block.kind === 'table') return drawTable(block);
  if (block.kind === 'chart') return drawChart(block);
  const { font, size, ...options } = FACES[block.kind];
  return new Paragraph({ ...options, children: [textRun(block.text, font, size)] });
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
      new TableRow({ tableHeader: true, cantSplit: true, children: line(head, FONT.hei) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: line(row, FONT.fangSong) })),
    ],
  });
}

function drawCell(text: string, font: string, width: number): TableCell {
  const spacing = { line: 20 * 20, lineRule: LineRuleType.EXACT };
  const paragraph = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    children: [textRun(text, font, SIZE.smallFour)],
  });
  return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [paragraph] });
}
