import { isUtf8 } from 'node:buffer';
import { decodeGb18030 } from './gb18030.ts';
import type { TextEncoding } from './table-source.ts';

/** What a strict decoder made of some bytes. */
export interface Decoded {
  /** UTF-8. */
  readonly text: Uint8Array;
  /** Bytes read; what is left is a character that is cut off or, when `bad`, begins with what is no character. */
  readonly used: number;
  readonly bad: boolean;
}

/** Decodes as many whole characters as there are, strictly. */
export function decode(bytes: Uint8Array, encoding: TextEncoding): Decoded {
  switch (encoding) {
    case 'utf-8':
      return decodeUtf8(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(bytes, encoding);
    case 'gb18030':
      return decodeGb18030(bytes);
  }
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  const end = wholeUtf8(bytes);
  const whole = bytes.subarray(0, end);
  if (isUtf8(whole)) return { text: whole, used: end, bad: false };
  const used = invalidUtf8At(whole);
  return { text: bytes.subarray(0, used), used, bad: true };
}

/** How many bytes there are before a character that is cut off at the end. */
function wholeUtf8(bytes: Uint8Array): number {
  const end = bytes.length;
  for (let back = 1; back <= Math.min(3, end); back += 1) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return utf8Length(byte) > back ? end - back : end;
  }
  return end;
}

function utf8Length(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function invalidUtf8At(bytes: Uint8Array): number {
  let at = 0;
  for (let step = 1 << 16; step > 0; step = step === 1 << 16 ? 1 << 8 : 0) at = skipValid(bytes, at, step);
  while (at < bytes.length) {
    const length = utf8Length(bytes[at] as number);
    if (!isUtf8(bytes.subarray(at, at + length))) break;
    at += length;
  }
  return at;
}

/** Moves on in steps as long as whole steps are valid. */
function skipValid(bytes: Uint8Array, from: number, step: number): number {
  let at = from;
  for (;;) {
    const part = bytes.subarray(at, at + step);
    const length = wholeUtf8(part);
    if (length === 0 || !isUtf8(part.subarray(0, length))) return at;
    at += length;
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const end = wholeUtf16(bytes, encoding);
  const whole = bytes.subarray(0, end);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(whole);
    return { text: Buffer.from(text, 'utf8'), used: end, bad: false };
  } catch {
    const used = invalidUtf16At(whole, encoding);
    return { ...decodeUtf16(bytes.subarray(0, used), encoding), used, bad: true };
  }
}

function wholeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const end = bytes.length - (bytes.length % 2);
  return end >= 2 && isHighSurrogate(unitAt(bytes, end - 2, encoding)) ? end - 2 : end;
}

function invalidUtf16At(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  for (let at = 0; at < bytes.length; at += 2) {
    const unit = unitAt(bytes, at, encoding);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (!isHighSurrogate(unit) || (unitAt(bytes, at + 2, encoding) & 0xfc00) !== 0xdc00) return at;
    at += 2;
  }
  return bytes.length;
}

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function unitAt(bytes: Uint8Array, at: number, encoding: 'utf-16le' | 'utf-16be'): number {
  const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  return encoding === 'utf-16le' ? second * 256 + first : first * 256 + second;
}
