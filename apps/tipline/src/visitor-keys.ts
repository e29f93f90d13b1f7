import { createHmac, randomBytes } from 'node:crypto';

const HOUR_MS = 60 * 60_000;

/**
 * Tells visitors apart for the limits without knowing them: a digest of the address under a key
 * that lives in memory for an hour. Neither address nor key is written anywhere, so nobody can
 * tell afterwards who came. An IPv6 visitor is his network of 64 bits: he has all its addresses.
 */
export function visitorKeys(now: () => Date): (address: string) => string {
  let key = randomBytes(32);
  let hour = 0;
  return (address) => {
    const current = Math.floor(now().getTime() / HOUR_MS);
    if (current !== hour) [key, hour] = [randomBytes(32), current];
    return createHmac('sha256', key).update(networkOf(address)).digest('base64');
  };
}

/** First four groups of an IPv6 address; any other address as it is. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  const whole = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, '').toLowerCase())
    .join(':');
}
