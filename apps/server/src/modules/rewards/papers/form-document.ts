import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { A4, FONT, SIZE, textRun, twips } from '../../../platform/documents/official-page.ts';

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

const FACES = {
  title: [FONT.title, SIZE.two],
  label: [FONT.hei, SIZE.smallFour],
  text: [FONT.fangSong, SIZE.smallFour],
  note: [FONT.kai, SIZE.five],
} as const;
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
            size: A4,
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
  const [font, size] = FACES[face];
  return new Paragraph({ alignment, spacing: LINE, children: [textRun(text, font, size)] });
}
