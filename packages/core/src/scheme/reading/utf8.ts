/** Reads UTF-8; a byte that begins no valid character becomes U+FFFD. O(n), for short texts. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] as number;
    const length =
      first < 0x80
        ? 1
        : first >= 0xf0 && first < 0xf5
          ? 4
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xc2 && first < 0xe0
              ? 2
              : 0;
    const code = length === 0 ? -1 : codePoint(bytes.subarray(at, at + length), length);
    text += String.fromCodePoint(code < 0 ? 0xfffd : code);
    at += code < 0 ? 1 : length;
  }
  return text;
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

function codePoint(bytes: Uint8Array, length: number): number {
  const first = bytes[0] as number;
  if (length === 1) return first;
  if (bytes.length < length) return -1;
  let code = first & (0x7f >> length);
  for (const next of bytes.subarray(1)) {
    if ((next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (LEAST[length] ?? 0) || code > 0x10ffff || surrogate ? -1 : code;
}

/** Writes UTF-8; a lone surrogate becomes U+FFFD. O(n). */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0xfffd;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Uint8Array.from(bytes);
}
