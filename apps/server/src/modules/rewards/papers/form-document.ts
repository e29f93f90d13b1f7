import {
  AlignmentType,
  Document,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** A row of a paper form: label, and what stands beside it line by line. */
export interface FormRow {
  readonly label: string;
  readonly lines: readonly string[];
}

export interface Form {
  readonly title: string;
  /** Above the table, e.g. the number. */
  readonly above: string;
  readonly rows: readonly FormRow[];
  /** Below the table. */
  readonly notes: readonly string[];
}

/** Fonts are named, never shipped: each office has them. Half-points: 二号, 小四, 五号. */
const FACES = {
  title: ['方正小标宋简体', 44],
  label: ['黑体', 24],
  text: ['仿宋_GB2312', 24],
  note: ['楷体_GB2312', 21],
} as const;
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
const WIDTH = twips(210 - 26 - 26);
const LABEL_WIDTH = twips(36);
const LINE = { line: 20 * 20 };

/** A form of one page or more as .docx: A4, labels left, contents right. */
export function formDocument({ title, above, rows, notes }: Form): Promise<Buffer> {
  const document = new Document({
    title,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(25), bottom: twips(22), left: twips(26), right: twips(26) },
          },
        },
        children: [
          paragraph(title, 'title', AlignmentType.CENTER),
          paragraph(above, 'text', AlignmentType.RIGHT),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: WIDTH, type: WidthType.DXA },
            columnWidths: [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
            rows: rows.map(drawRow),
          }),
          ...notes.map((note) => paragraph(note, 'note', AlignmentType.LEFT)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function drawRow({ label, lines }: FormRow): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      cell([paragraph(label, 'label', AlignmentType.CENTER)], LABEL_WIDTH),
      cell(
        lines.map((line) => paragraph(line, 'text', AlignmentType.LEFT)),
        WIDTH - LABEL_WIDTH,
      ),
    ],
  });
}

function cell(children: readonly Paragraph[], width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 80, bottom: 80, left: 120, right: 120 },
    children: [...children],
  });
}

function paragraph(
  text: string,
  face: keyof typeof FACES,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
): Paragraph {
  const [name, size] = FACES[face];
  const font = { ascii: name, hAnsi: name, eastAsia: name, cs: name };
  const run: IRunOptions = { text: clean(text), font, size };
  return new Paragraph({ alignment, spacing: LINE, children: [new TextRun(run)] });
}

/** Characters that XML cannot hold would make the document unreadable. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
