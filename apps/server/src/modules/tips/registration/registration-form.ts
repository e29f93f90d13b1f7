import type { TipDetail } from '@qingyuan/contract/tips';
import { shanghaiDate } from '@qingyuan/core/kernel/plain-date';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { CHANNEL_NAMES, DETAIL_NAMES, KIND_NAMES } from './form-words.rules.ts';

const SONG = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' };
const HEI = { ascii: '黑体', hAnsi: '黑体', eastAsia: '黑体', cs: '黑体' };
const SEALED = '（已加密封存；打开须一人申请、另一人批准）';

export interface RegisteringOffice {
  readonly agency: string;
}

/** 举报登记表, as an official form with room for signatures. Who reported is never printed. */
export function registrationForm(tip: TipDetail, { agency }: RegisteringOffice): Promise<Buffer> {
  const rows = formRows(tip, agency).map(
    ([label, text]) => new TableRow({ children: [cell(label, 24, HEI), cell(text, 76, SONG)], cantSplit: false }),
  );
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ text: '举报登记表', font: HEI, size: 36 })],
  });
  const table = new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
  const note = new Paragraph({
    spacing: { before: 160 },
    children: [
      new TextRun({
        text: '注：举报人可以匿名，但应提供涉嫌违法行为的具体线索，对举报内容的真实性负责；实名举报的，应提供真实身份信息。非现场举报的，不需举报人签字。',
        font: SONG,
        size: 20,
      }),
    ],
  });
  const document = new Document({
    title: '举报登记表',
    creator: agency,
    sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children: [title, table, note] }],
  });
  return Packer.toBuffer(document);
}

/** Labels of the form and what stands beside them. */
function formRows(tip: TipDetail, agency: string): readonly (readonly [label: string, text: string])[] {
  const day = shanghaiDate(tip.receivedAt);
  const reporter = tip.hasContact ? SEALED : '（匿名）';
  return [
    ['登记单位', agency],
    ['编号', tip.id],
    ['收到时间', day],
    ['来源', [CHANNEL_NAMES[tip.channel], ...detailLines(tip)].join('\n')],
    ['类别', KIND_NAMES[tip.kind]],
    ['举报人 姓名', tip.named ? SEALED : '（未留姓名）'],
    ['举报人 联系电话', reporter],
    ['举报人 联系地址', reporter],
    ['举报人 身份证件号码', reporter],
    ['被举报人 名称（姓名）', tip.who === '' ? '（未提供）' : tip.who],
    ['被举报人 地址', [tip.areaName, tip.place].filter((part) => part !== '').join(' ')],
    ['具体线索和相应的事实依据', tip.what],
    ['随附材料', tip.files.length === 0 ? '无' : `${tip.files.length} 件（已封存）`],
    ...(tip.complaint === null
      ? []
      : [['投诉分送', `${tip.complaint.demand}\n分送：${tip.complaint.handedTo}`] as const]),
    ['举报人签字', tip.channel === 'visit' ? '　　　　　　　　　　年　　月　　日' : '（非现场举报，不需签字）'],
    ['经办人签字', '　　　　　　　　　　年　　月　　日'],
  ];
}

function detailLines(tip: TipDetail): string[] {
  const texts = new Map(Object.entries(tip.details));
  return Object.entries(DETAIL_NAMES).flatMap(([name, label]) => {
    const text = texts.get(name) ?? '';
    return text === '' ? [] : [`${label}：${text}`];
  });
}

function cell(text: string, percent: number, font: typeof SONG): TableCell {
  const lines = text
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun({ text: line, font, size: 22 })] }));
  return new TableCell({
    width: { size: percent, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: lines,
  });
}
