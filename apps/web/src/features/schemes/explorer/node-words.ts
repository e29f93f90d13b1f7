import type { PictureMeasure, PictureNode } from '@qingyuan/contract/scheme-explorer';
import { yuanText } from '@qingyuan/core/kernel/fen-text';
import { countText } from '@qingyuan/ui/numbers';
import { memberText } from '../member.ts';
import { schemeWords } from '../words.ts';
import { explorerWords } from './words.ts';

/** How far a line goes, in colour and in signs, so that nothing is said by colour alone. */
export type Mark = 'none' | 'reached' | 'serious' | 'rest';

export const MARKS: Readonly<Record<Mark, { readonly fill: string; readonly line: string; readonly sign: string }>> = {
  none: { fill: '#d5e4f3', line: '#5d86b0', sign: '' },
  reached: { fill: '#f8d48a', line: '#8a5300', sign: '▲' },
  serious: { fill: '#f2a48c', line: '#96190f', sign: '▲▲' },
  rest: { fill: '#eceff2', line: '#55616e', sign: '' },
};

export function markOf({ index, marks }: PictureNode): Mark {
  if (index === null) return 'rest';
  if (marks.includes('120') || marks.includes('2_5m')) return 'serious';
  return marks.length > 0 ? 'reached' : 'none';
}

/** Whether its account is the one shown beside the picture. */
export const isChosen = ({ index }: PictureNode, chosen: number | undefined): boolean =>
  index !== null && index === chosen;

/** What stands in or beside a node of a picture: who it is, and how much. */
export function nodeText(node: PictureNode, measure: PictureMeasure): readonly [string, string] {
  if (node.index === null) return [explorerWords.say('picture.rest', { lines: countText(node.lines) }), ''];
  const size = measure === 'accounts' ? countText(node.accounts) : yuanText(node.moneyFen);
  const { sign } = MARKS[markOf(node)];
  return [sign === '' ? memberText(node) : `${sign} ${memberText(node)}`, size];
}

/** A node in words, all of it. */
export function nodeLabel(node: PictureNode): string {
  const say = explorerWords.say;
  const money = say('picture.nodeMoney', { money: yuanText(node.moneyFen) });
  if (node.index === null) {
    const rest = say('picture.restOf', { lines: countText(node.lines), accounts: countText(node.accounts) });
    return [rest, money].join('，');
  }
  const level = node.level === null ? '—' : countText(node.level);
  return [
    say('picture.node', { member: memberText(node), level, accounts: countText(node.accounts) }),
    money,
    ...(node.marks.length === 0 ? [] : [say('picture.reached', { thresholds: thresholdsText(node) })]),
    ...(node.hidden === 0 ? [] : [say('picture.hidden', { count: countText(node.hidden) })]),
  ].join('，');
}

export const thresholdsText = ({ marks }: PictureNode): string =>
  marks.map((mark) => schemeWords.say(`threshold.${mark}`)).join('、');
