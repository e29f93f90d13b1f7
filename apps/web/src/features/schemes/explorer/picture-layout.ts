import type { PictureMeasure, PictureNode } from '@qingyuan/contract/scheme-explorer';
import { inDrawingOrder, type PictureForest } from './picture-forest.ts';

/** Where a node of the icicle is: shares of the whole width. */
export interface IcicleSpan {
  readonly from: number;
  readonly share: number;
}

/** A node is as wide as its line is big; below it stand the lines of it, and what is left over is its own. */
export function icicleSpans({ nodes, tops, children }: PictureForest, measure: PictureMeasure): IcicleSpan[] {
  const size = (at: number): number => sizeOf(nodes[at], measure);
  const whole = tops.reduce((sum, at) => sum + size(at), 0);
  const spans: IcicleSpan[] = [];
  const place = (list: readonly number[], from: number): void => {
    let at = from;
    for (const one of list) {
      const share = whole === 0 ? 0 : size(one) / whole;
      spans[one] = { from: at, share };
      at += share;
    }
  };
  place(tops, 0);
  // Parents stand before children, so that each knows where it is.
  for (const [at, below] of children.entries()) place(below, spans[at]?.from ?? 0);
  return spans;
}

function sizeOf(node: PictureNode | undefined, measure: PictureMeasure): number {
  if (node === undefined) return 0;
  return measure === 'accounts' ? node.accounts : Math.max(0, Number(node.moneyFen));
}

export interface LinkPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export const LINK_COLUMN = 230;
export const LINK_ROW = 22;
const RADIUS = { least: 3, most: 11 };
/** Room above and below for a big dot at the edge. */
const EDGE = 4;

/** From left to right, one row for each end of a line; whoever has lines stands in the middle of them. */
export function linkPlaces({ nodes, children, depths, tops }: PictureForest): {
  readonly places: readonly LinkPlace[];
  readonly width: number;
  readonly height: number;
} {
  const biggest = tops.reduce((most, at) => Math.max(most, nodes[at]?.accounts ?? 0), 1);
  const middles: number[] = [];
  let ends = 0;
  for (const at of inDrawingOrder({ tops, children })) if ((children[at]?.length ?? 0) === 0) middles[at] = ends++;
  // Children stand behind parents, so that going backwards they are known first.
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const below = children[at] ?? [];
    const [first] = below;
    const last = below.at(-1);
    if (first !== undefined && last !== undefined) middles[at] = ((middles[first] ?? 0) + (middles[last] ?? 0)) / 2;
  }
  const places = nodes.map(({ accounts }, at) => ({
    x: (depths[at] ?? 0) * LINK_COLUMN + RADIUS.most + 2,
    y: ((middles[at] ?? 0) + 0.5) * LINK_ROW + EDGE,
    radius: RADIUS.least + (RADIUS.most - RADIUS.least) * Math.sqrt(accounts / biggest),
  }));
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0);
  return {
    places,
    width: (deepest + 1) * LINK_COLUMN + 2 * RADIUS.most,
    height: Math.max(1, ends) * LINK_ROW + 2 * EDGE,
  };
}

/** The last of the narrow letters. */
const LATIN = 0x24f;

const letterWidth = (one: string, fontSize: number): number =>
  (one.codePointAt(0) ?? 0) > LATIN ? fontSize : fontSize * 0.58;

const textWidth = (text: string, fontSize: number): number =>
  [...text].reduce((sum, one) => sum + letterWidth(one, fontSize), 0);

interface Fit {
  readonly width: number;
  readonly fontSize: number;
}

/** As much of a text as fits, with … for what does not; Chinese characters are as wide as the font is high. */
export function fitText(text: string, { width, fontSize }: Fit): string {
  let used = 0;
  let kept = '';
  for (const one of text) {
    used += letterWidth(one, fontSize);
    if (used > width) return kept === '' ? '' : `${[...kept].slice(0, -1).join('')}…`;
    kept += one;
  }
  return kept;
}

/** A name and a number: the name is shortened, the number is whole or not there, since a part of it would be another. */
export function fitLabel([name, number]: readonly [string, string], { width, fontSize }: Fit): string {
  const left = width - textWidth(` ${number}`, fontSize);
  if (number === '' || left < LEAST_LETTERS * fontSize) return fitText(name, { width, fontSize });
  return `${fitText(name, { width: left, fontSize })} ${number}`;
}

const LEAST_LETTERS = 3;
