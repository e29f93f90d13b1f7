import { describe, expect, it } from 'vitest';
import { addressOf } from './address.ts';

describe('the address of a call', () => {
  it('fills parameters and escapes them', () => {
    expect(addressOf('/cases/:caseId/notes/:noteId', { caseId: 'a/b', noteId: 7 }, undefined)).toBe(
      '/api/cases/a%2Fb/notes/7',
    );
  });

  it('leaves out conditions that were not set and repeats lists', () => {
    expect(addressOf('/tips', undefined, { word: '', state: ['new', 'open'], page: 2, area: undefined })).toBe(
      '/api/tips?state=new&state=open&page=2',
    );
  });

  it('refuses to call without a parameter', () => {
    expect(() => addressOf('/tips/:tipId', {}, undefined)).toThrow('tipId is missing');
  });
});
