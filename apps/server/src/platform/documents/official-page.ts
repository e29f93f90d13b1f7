import { LineRuleType, TextRun } from 'docx';

/*
 * GB/T 9704-2012: A4, margins 37 (top) and 28 (left), so that the text area is 156 × 225 mm; text 三号 仿宋 in 22 lines of
 * 28 characters; title 二号 小标宋.
 */

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Named, never shipped: each office has them. */
export const FONT = {
  title: '方正小标宋简体',
  fangSong: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;

/** Half-points: 二号, 三号, 四号, 小四, 五号. */
export const SIZE = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

export const LINE = { line: 28 * 20, lineRule: LineRuleType.EXACT };
/** Two characters of 三号, in twips. */
export const INDENT = 2 * 16 * 20;
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

const SIDES = { left: 28, right: 26 };
export const A4 = { width: twips(210), height: twips(297) };
export const MARGIN = { top: twips(37), bottom: twips(35), left: twips(SIDES.left), right: twips(SIDES.right) };
export const TEXT_WIDTH = twips(210 - SIDES.left - SIDES.right);

/** Latin letters and digits in the same face, as the national standard sets them. */
export function fontOf(name: string) {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** Text in a face of `FONT`; characters that XML cannot hold, e.g. from a damaged cell, would make it unreadable. */
export function textRun(text: string, font: string, size: number): TextRun {
  const clean = text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
  return new TextRun({ text: clean, font: fontOf(font), size });
}
