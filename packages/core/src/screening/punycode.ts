// RFC 3492, section 5: the parameters of Punycode as the domain names use them.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST = 128;

function adapt(delta: number, points: number, first: boolean): number {
  let left = first ? Math.floor(delta / DAMP) : delta >> 1;
  left += Math.floor(left / points);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  return BASE;
}

interface Read {
  readonly value: number;
  readonly at: number;
}

/** The next number in variable-length digits; undefined where the text ends early or holds something else. */
function readNumber(text: string, from: number, { bias, start }: { bias: number; start: number }): Read | undefined {
  let value = start;
  let weight = 1;
  for (let at = from, k = BASE; at < text.length; at += 1, k += BASE) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit >= BASE) return undefined;
    value += digit * weight;
    if (value > 0x7fffffff) return undefined;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, at: at + 1 };
    weight *= BASE - threshold;
  }
  return undefined;
}

/**
 * One label of a domain name in the letters people read: `decodeLabel('xn--fiq228c') === '中文'`. A label that is no
 * Punycode comes back as it is.
 */
export function decodeLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const text = label.slice(4);
  const dash = text.lastIndexOf('-');
  const points = Array.from(text.slice(0, Math.max(dash, 0)), (one) => one.charCodeAt(0));
  let [point, at, place, bias] = [FIRST, dash < 0 ? 0 : dash + 1, 0, 72];
  while (at < text.length) {
    const read = readNumber(text, at, { bias, start: place });
    if (read === undefined) return label;
    const size = points.length + 1;
    bias = adapt(read.value - place, size, place === 0);
    point += Math.floor(read.value / size);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return label;
    place = read.value % size;
    points.splice(place, 0, point);
    place += 1;
    at = read.at;
  }
  return String.fromCodePoint(...points);
}
