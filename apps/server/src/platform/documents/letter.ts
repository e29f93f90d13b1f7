import { AlignmentType, Document, type IParagraphOptions, Packer, Paragraph } from 'docx';
import { A4, FONT, INDENT, LINE, MARGIN, SIZE, textRun } from './official-page.ts';

/** A letter from one agency to another (公函), laid out as the letter form of GB/T 9704-2012. */
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
  const page = { size: A4, margin: MARGIN };
  return Packer.toBuffer(
    new Document({ title: letter.title, creator: letter.sender, sections: [{ properties: { page }, children }] }),
  );
}

interface Face {
  readonly font: string;
  readonly size: number;
}

const TEXT: Face = { font: FONT.fangSong, size: SIZE.three };
const TITLE: Face = { font: FONT.title, size: SIZE.two };

function paragraph(text: string, options: IParagraphOptions, { font, size } = TEXT): Paragraph {
  return new Paragraph({ spacing: LINE, ...options, children: [textRun(text, font, size)] });
}
