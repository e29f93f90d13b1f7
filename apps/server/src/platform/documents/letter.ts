import { AlignmentType, Document, type IParagraphOptions, LineRuleType, Packer, Paragraph, TextRun } from 'docx';

/*
 * GB/T 9704-2012, letter form: A4, margins 37 (top) and 28 (left), text 三号 仿宋 in lines of 28 points, title 二号 小标宋.
 * Fonts are named, never shipped: each office has them.
 */
const TWIPS_A_MM = 1440 / 25.4;
const mm = (amount: number): number => Math.round(amount * TWIPS_A_MM);
/** Half-points: 二号, 三号. */
const [TITLE_SIZE, TEXT_SIZE] = [44, 32];
const LINE = { line: 28 * 20, lineRule: LineRuleType.EXACT };
/** Two characters of 三号, in twips. */
const INDENT = 2 * 16 * 20;

/** A letter from one agency to another (公函). */
export interface Letter {
  /** 发文字号. */
  readonly number: string;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  /** Names of what is enclosed, numbered if there are several. */
  readonly enclosures: readonly string[];
  readonly sender: string;
  /** As it is printed, e.g. 2026年9月15日. */
  readonly date: string;
}

/** The letter as .docx. */
export function letterDocument(letter: Letter): Promise<Buffer> {
  const one = letter.enclosures.length === 1;
  const enclosures = letter.enclosures.map(
    (name, at) => `${at === 0 ? '附件：' : '　　　'}${one ? '' : `${at + 1}. `}${name}`,
  );
  const children = [
    paragraph(letter.number, { alignment: AlignmentType.RIGHT }),
    paragraph(
      letter.title,
      { alignment: AlignmentType.CENTER, spacing: { ...LINE, line: 36 * 20, before: 560, after: 560 } },
      TITLE,
    ),
    paragraph(`${letter.addressee}：`, {}),
    ...letter.paragraphs.map((text) =>
      paragraph(text, { alignment: AlignmentType.BOTH, indent: { firstLine: INDENT } }),
    ),
    paragraph('', {}),
    ...enclosures.map((text) => paragraph(text, { indent: { firstLine: INDENT } })),
    paragraph('', {}),
    paragraph(letter.sender, { alignment: AlignmentType.RIGHT, indent: { right: INDENT } }),
    paragraph(letter.date, { alignment: AlignmentType.RIGHT, indent: { right: 2 * INDENT } }),
  ];
  const page = {
    size: { width: mm(210), height: mm(297) },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
  };
  return Packer.toBuffer(
    new Document({ title: letter.title, creator: letter.sender, sections: [{ properties: { page }, children }] }),
  );
}

const TEXT = { font: '仿宋_GB2312', size: TEXT_SIZE };
const TITLE = { font: '方正小标宋简体', size: TITLE_SIZE };

function paragraph(text: string, options: IParagraphOptions, face = TEXT): Paragraph {
  const { font, size } = face;
  const run = new TextRun({ text: clean(text), size, font: { ascii: font, hAnsi: font, eastAsia: font, cs: font } });
  return new Paragraph({ spacing: LINE, ...options, children: [run] });
}

/** Characters that XML cannot hold would make the document unreadable. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
