/**
 * Blanks around an id or an amount, on UTF-8 bytes: the same characters as `trimText` of the kernel takes, which are
 * white space as Unicode has it and the zero-width ones that copying from web pages leaves behind.
 */

function isAsciiBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isWideBlank(first: number, second: number, third: number): boolean {
  if (first === 0xe2 && second === 0x80)
    return (third >= 0x80 && third <= 0x8d) || third === 0xa8 || third === 0xa9 || third === 0xaf;
  if (first === 0xe2) return second === 0x81 && (third === 0x9f || third === 0xa0);
  if (first === 0xe3) return second === 0x80 && third === 0x80;
  if (first === 0xe1) return second === 0x9a && third === 0x80;
  return first === 0xef && second === 0xbb && third === 0xbf;
}

/** Where the text in `[from, to)` begins once leading blanks are passed over; `to` if there is nothing else. */
export function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const first = bytes[at] as number;
    if (isAsciiBlank(first)) at += 1;
    else if (first === 0xc2 && at + 2 <= to && bytes[at + 1] === 0xa0) at += 2;
    else if (first > 0xe0 && at + 3 <= to && isWideBlank(first, bytes[at + 1] as number, bytes[at + 2] as number))
      at += 3;
    else break;
  }
  return at;
}

/** Where the text in `[from, to)` ends once trailing blanks are left out; `from` if there is nothing else. */
export function dropBlanks(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const last = bytes[end - 1] as number;
    if (isAsciiBlank(last)) end -= 1;
    else if (last === 0xa0 && end - 2 >= from && bytes[end - 2] === 0xc2) end -= 2;
    else if (last > 0x7f && end - 3 >= from && isWideBlank(bytes[end - 3] as number, bytes[end - 2] as number, last))
      end -= 3;
    else break;
  }
  return end;
}
