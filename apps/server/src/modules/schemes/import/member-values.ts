import { plainAmount } from '@qingyuan/core/scheme/reading/cells';
import { parseMoneyField } from '@qingyuan/core/scheme/reading/money-field';
import { SchemeError } from '@qingyuan/core/scheme/scheme-error';
import { cellText, type RowCells, trimmedCell } from './row-scanner.ts';

/** What further tables add to members, by slot. */
export interface MemberValues {
  /** Takes one cell; false when it is no value of this kind. */
  take(slot: number, cells: RowCells, cell: number): boolean;
  /** What stands in the added column; empty when there is nothing. */
  text(slot: number): string;
}

const INT64_MAX = 2n ** 63n - 1n;

/** Sums of amounts in fen, exact: beyond 2^53 they go on as big integers. 8 bytes a member. */
export class SummedMoney implements MemberValues {
  private readonly fen: Float64Array;
  private readonly wide = new Map<number, bigint>();

  constructor(members: number) {
    this.fen = new Float64Array(members);
  }

  take(slot: number, cells: RowCells, cell: number): boolean {
    const { from, to } = trimmedCell(cells, cell);
    const quick = plainAmount(cells.bytes, from, to);
    if (!Number.isNaN(quick)) this.add(slot, quick);
    else {
      const read = parseMoneyField(cellText(cells, cell));
      if (read === 'fault') return false;
      if (read !== 'empty') this.addWide(slot, read);
    }
    return true;
  }

  text(slot: number): string {
    const wide = this.wide.get(slot);
    const fen = wide ?? BigInt(this.fen[slot] as number);
    if (fen === 0n) return '';
    const size = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
    return `${fen < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
  }

  private add(slot: number, fen: number): void {
    const sum = (this.fen[slot] as number) + fen;
    if (Number.isSafeInteger(sum) && !this.wide.has(slot)) this.fen[slot] = sum;
    else this.addWide(slot, BigInt(fen));
  }

  private addWide(slot: number, fen: bigint): void {
    const sum = (this.wide.get(slot) ?? BigInt(this.fen[slot] as number)) + fen;
    if (sum > INT64_MAX || sum < -INT64_MAX)
      throw new SchemeError('too_large', 'the amounts of one member exceed 64 bits of fen');
    this.wide.set(slot, sum);
  }
}

/** The first text that is not empty or, with `latest`, the latest moment. 8 bytes and the text a member. */
export class ChosenText implements MemberValues {
  private readonly starts: Float64Array;
  private readonly lengths: Uint32Array;
  private readonly latest: boolean;
  private bytes = Buffer.alloc(1 << 12);
  private used = 0;

  constructor(members: number, latest: boolean) {
    this.starts = new Float64Array(members);
    this.lengths = new Uint32Array(members);
    this.latest = latest;
  }

  take(slot: number, cells: RowCells, cell: number): boolean {
    const { from, to } = trimmedCell(cells, cell);
    const length = to - from;
    const known = this.lengths[slot] as number;
    if (length === 0 || (known > 0 && !(this.latest && isLater(cellText(cells, cell), this.text(slot))))) return true;
    if (known < length) {
      this.reserve(length);
      this.starts[slot] = this.used;
      this.used += length;
    }
    this.bytes.set(cells.bytes.subarray(from, to), this.starts[slot]);
    this.lengths[slot] = length;
    return true;
  }

  text(slot: number): string {
    const start = this.starts[slot] as number;
    return this.bytes.toString('utf8', start, start + (this.lengths[slot] as number));
  }

  private reserve(length: number): void {
    if (this.used + length <= this.bytes.length) return;
    const wider = Buffer.alloc((this.used + length) * 2);
    wider.set(this.bytes);
    this.bytes = wider;
  }
}

/** Compares moments as tables write them (2025-1-9 8:00, 2025/01/09, 1736380800) by the numbers in them. */
export function isLater(text: string, than: string): boolean {
  const [some, others] = [text, than].map((one) => one.match(/\d+/gu) ?? []);
  for (const [at, digits] of (some ?? []).entries()) {
    const difference = Number(digits) - Number(others?.[at] ?? -1);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
