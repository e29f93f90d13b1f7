import { describe, expect, it } from 'vitest';
import { innerAddress } from './sign-in-route.ts';

describe('after sign-in the console goes on', () => {
  it('to the page that was asked for', () => {
    expect(innerAddress('/tips?page=2')).toBe('/tips?page=2');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in?to=/x', 7])(
    'never to %s',
    (to) => {
      expect(innerAddress(to)).toBeUndefined();
    },
  );
});
