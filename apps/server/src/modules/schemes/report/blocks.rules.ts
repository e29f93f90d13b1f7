import type { Drawing } from './chart.rules.ts';

export interface TextBlock {
  readonly kind: 'title' | 'heading1' | 'heading2' | 'body' | 'sign' | 'code' | 'caption';
  readonly text: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How the columns share the width; equal shares without it. */
  readonly shares?: readonly number[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly drawing: Drawing;
  /** What it shows, for readers who do not see it. */
  readonly alt: string;
}

/** A piece of an official document; the layout is the document's affair. */
export type Block = TextBlock | TableBlock | ChartBlock;

export function body(text: string): TextBlock {
  return { kind: 'body', text };
}

export function heading1(text: string): TextBlock {
  return { kind: 'heading1', text };
}

export function heading2(text: string): TextBlock {
  return { kind: 'heading2', text };
}

export function code(text: string): TextBlock {
  return { kind: 'code', text };
}
