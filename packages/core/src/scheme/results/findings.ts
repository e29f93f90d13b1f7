import type { Structure } from '../structure/analyse-structure.ts';
import type { MoneyColumn, TextColumn } from '../reading/cells.ts';
import type { CsvBuffer } from './csv-buffer.ts';
import { STATUS } from '../structure/partition.ts';
import { decodeUtf8 } from '../reading/utf8.ts';

export const FINDINGS_HEADER = 'kind,row,member_id,detail\n';

/** Kinds of finding in the order in which those of one row are listed. */
export const FINDING_KINDS = [
  'missing_id',
  'duplicate',
  'orphan',
  'self_reference',
  'cycle',
  'below_cycle',
  'bad_money',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

const KIND_OF_STATUS: { readonly [status: number]: FindingKind } = {
  [STATUS.missingId]: 'missing_id',
  [STATUS.duplicate]: 'duplicate',
  [STATUS.orphan]: 'orphan',
  [STATUS.selfReference]: 'self_reference',
  [STATUS.cycle]: 'cycle',
  [STATUS.belowCycle]: 'below_cycle',
};

// A fault shows enough to find it by; a cell of 5 kB is not copied.
const SHOWN_CHARACTERS = 100;

/** Writes findings in row order, those of one row in the order of `FINDING_KINDS`; hands out full buffers by `flush`. */
export function writeFindings(structure: Structure, out: CsvBuffer, flush: () => void): void {
  const { links, table } = structure;
  const faults = [faultReader('paid_in', table.paidIn), faultReader('paid_out', table.paidOut)] as const;
  for (let row = 0; row < links.status.length; row += 1) {
    const status = links.status[row] as number;
    if (status <= STATUS.root && faults.every((fault) => fault.row !== row)) continue;
    const kind = KIND_OF_STATUS[status];
    if (kind !== undefined) writeFinding(structure, out, { kind, row, detail: detailOf(structure, row, kind) });
    const bad = faults.flatMap((fault) => (fault.row === row ? [fault.take()] : [])).join(';');
    if (bad !== '') writeFinding(structure, out, { kind: 'bad_money', row, detail: bad });
    if (out.length > 1 << 20) flush();
  }
  flush();
}

interface Finding {
  readonly kind: FindingKind;
  readonly row: number;
  readonly detail: string;
}

function writeFinding({ table }: Structure, out: CsvBuffer, finding: Finding): void {
  out.reserve(256);
  out.ascii(finding.kind);
  out.comma();
  out.whole(finding.row + 1);
  out.comma();
  out.cell(table.ids, finding.row);
  out.comma();
  out.text(finding.detail);
  out.newline();
}

function detailOf({ links, table, cycles }: Structure, row: number, kind: FindingKind): string {
  if (kind === 'duplicate') return `first_row=${(links.parent[row] as number) + 1}`;
  if (kind === 'orphan') return `recommender_id=${shownCell(table.recommenders, row)}`;
  if (kind !== 'cycle' && kind !== 'below_cycle') return '';
  const cycle = cycles.cycleOf[row] as number;
  return `cycle_first_row=${(cycles.firstRow[cycle] ?? 0) + 1};cycle_accounts=${cycles.length[cycle] ?? 0}`;
}

/** Walks the faults of a column beside the rows. */
interface FaultReader {
  /** Row of the next fault; -1 when there is none. */
  row: number;
  /** Describes it and goes on. */
  readonly take: () => string;
}

function faultReader(role: string, column: MoneyColumn | undefined): FaultReader {
  let next = 0;
  const reader = {
    row: column?.faultRows[0] ?? -1,
    take: (): string => {
      const text = column === undefined ? '' : shownCell(column.faultTexts, next);
      next += 1;
      reader.row = column?.faultRows[next] ?? -1;
      return `${role}=${text}`;
    },
  };
  return reader;
}

function shownCell(column: TextColumn, row: number): string {
  const from = column.offsets[row] as number;
  const to = column.offsets[row + 1] as number;
  const text = decodeUtf8(column.bytes.subarray(from, Math.min(to, from + SHOWN_CHARACTERS * 4)));
  const characters = [...text];
  return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : text;
}
