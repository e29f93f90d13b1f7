import type { XlsxCell, XlsxColumn, XlsxKind } from '../../../platform/tabular/xlsx-out.ts';

/** A row of a sheet of the annex. */
export type Cells = readonly XlsxCell[];

export const column = (title: string, kind: XlsxKind = 'text', width = 14): XlsxColumn => ({ title, kind, width });
