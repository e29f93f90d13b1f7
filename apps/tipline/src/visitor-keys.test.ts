import { expect, test } from 'vitest';
import { networkOf, visitorKeys } from './visitor-keys.ts';

test('同一来访者一小时内认得出，过了就认不出，也看不出是谁', () => {
  let now = new Date('2026-09-15T02:10:00Z');
  const keyOf = visitorKeys(() => now);
  const first = keyOf('203.0.113.5');
  expect(keyOf('203.0.113.5')).toBe(first);
  expect(keyOf('203.0.113.6')).not.toBe(first);
  expect(first).not.toContain('203');
  now = new Date('2026-09-15T03:10:00Z');
  expect(keyOf('203.0.113.5')).not.toBe(first);
});

test('IPv6 来访者按网段算，换后半段地址躲不过', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:0db8:0001:0002:ffff:1:2:3'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::ffff:203.0.113.5')).toBe('::ffff:203.0.113.5');
});
