import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWorkingDay } from '@qingyuan/core/deadlines/calendar';
import { dueAt } from '@qingyuan/core/deadlines/due';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLaw, NoSuchRule } from './law.ts';
import { LawFault } from './read-rules.ts';

const REAL = fileURLToPath(new URL('../../../../../law', import.meta.url));
const TODAY = plainDate('2026-11-24');

describe('the law data of this repository', () => {
  const law = loadLaw(REAL);

  it('holds every rule once, each with a certainty, a source and a citation in both languages', () => {
    const rules = Object.values(law.all).flat();
    const refs = Object.entries<readonly { id: string; version: string }[]>(law.all).flatMap(([kind, all]) =>
      all.map(({ id, version }) => `${kind}/${id}@${version}`),
    );
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.length).toBeGreaterThan(40);
    for (const { certainty, source, citation } of rules) {
      expect(['V', 'O', 'D']).toContain(certainty);
      expect(source.length).toBeGreaterThan(10);
      expect(citation.document.zh).toMatch(/\p{Script=Han}/u);
      expect(citation.document.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('does not claim to have read a text where it says that it has not', () => {
    const claimed = law.all.clocks.filter(({ certainty }) => certainty === 'V');
    for (const { id, source } of claimed) expect(source, id).toMatch(/read in a published text/iu);
  });

  it('has the thresholds of the 2013 Opinion', () => {
    const { tests } = law.thresholds('organise-lead-2013-37', TODAY);
    const repeat = { criminal: 'ever', administrativeWindow: { amount: 1, unit: 'year' } };
    expect(Object.fromEntries(tests.map(({ key, needs }) => [key, needs]))).toEqual({
      '30_3': { people: 30, levels: 3 },
      '15_3_repeat': { people: 15, levels: 3, priorPenalty: repeat },
      '120': { people: 120 },
      '2_5m': { moneyFen: 250_000_000 },
      '60_repeat': { people: 60, priorPenalty: repeat },
    });
    expect(tests.every(({ basis, tree }) => basis === 'persons' && tree === 'recommender')).toBe(true);
  });

  it('takes the discretion table of the province in force on the day, and none where there is none', () => {
    expect(law.discretionOf('370102', TODAY)?.id).toBe('shandong-public-security');
    expect(law.discretionOf('370102', plainDate('2025-12-31'))).toBeUndefined();
    expect(law.discretionOf('522701', TODAY)).toBeUndefined();
  });

  it.each([
    ['tip-handling', 15, 'working_day'],
    ['lead-verification', 15, 'working_day'],
    ['tipster-feedback', 5, 'working_day'],
    ['seizure', 30, 'day'],
    ['case-decision', 90, 'day'],
    ['transfer-decision', 3, 'day'],
    ['transfer-handover', 24, 'hour'],
    ['limitation', 2, 'year'],
  ])('knows the period of %s: %i %s', (id, amount, unit) =>
    expect(law.clock(id, TODAY)).toMatchObject({ amount, unit }),
  );

  it('tells the rule of the old order from that of the new one by the day', () => {
    expect(law.clock('tipster-feedback', plainDate('2026-04-14')).version).toBe('1');
    expect(law.clock('tipster-feedback', plainDate('2026-04-15')).version).toBe('2');
    expect(law.clockVersion('tipster-feedback', '1').certainty).toBe('V');
    expect(() => law.clock('tipster-feedback', plainDate('2019-12-31'))).toThrow(NoSuchRule);
    expect(() => law.clockVersion('tipster-feedback', '9')).toThrow('tipster-feedback@9');
  });

  it('counts working days through 2025 and 2026, and not into 2027', () => {
    expect(isWorkingDay(law.calendar, plainDate('2025-10-08'))).toBe(false);
    expect(isWorkingDay(law.calendar, plainDate('2026-02-14'))).toBe(true);
    const clock = law.clock('lead-verification', TODAY);
    const started = Date.parse('2026-11-24T10:00:00+08:00');
    expect(dueAt(clock, started, { calendar: law.calendar })).toMatchObject({ kind: 'due', on: '2026-12-15' });
    const extended = dueAt(clock, started, { calendar: law.calendar, extensions: [{ id: 'special' }] });
    expect(extended).toMatchObject({ kind: 'calendar-missing', year: 2027 });
  });

  it('gives the monthly return its five computed columns, defined in words', () => {
    const { columns } = law.returnForm('monthly-1', TODAY);
    const computed = columns.filter((column) => column.computed).map(({ id }) => id);
    expect(computed.toSorted()).toEqual([
      'cases_filed',
      'leads_found',
      'leads_verified',
      'schemes_analysed',
      'tips_accepted',
    ]);
  });

  it('never lets the deceived into the blacklist', () => {
    const { participantClasses } = law.roles('organiser-2013-37', TODAY);
    expect(participantClasses.find(({ id }) => id === 'deceived')?.mayBeBlacklisted).toBe(false);
  });

  it('keeps every range the right way round', () => {
    for (const { fineFen } of law.penalties('prohibition-regulation', TODAY).penalties) {
      expect(fineFen === undefined || fineFen.min < fineFen.max).toBe(true);
    }
    for (const { days, other } of law.detention('public-security-2025', TODAY).acts) {
      expect(days.min < days.max && other.min < other.max).toBe(true);
    }
  });
});

describe('law data with a fault', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'law-'));
    cpSync(REAL, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function edit(file: string, from: string | RegExp, to: string): void {
    const path = join(dir, file);
    const text = readFileSync(path, 'utf8');
    expect(text.replace(from, to)).not.toBe(text);
    writeFileSync(path, text.replace(from, to));
  }

  const load = () => loadLaw(dir);

  it.each<[string, string, string | RegExp, string, string]>([
    ['a broken file', 'roles/organiser-2013-37.json', '{', '', 'roles/organiser-2013-37.json: '],
    [
      'a wrong amount',
      'clocks/measures.json',
      '"amount": 24',
      '"amount": 0',
      'clocks/measures.json: clocks.0.amount: ',
    ],
    [
      'a day that does not exist',
      'calendars/2026.json',
      '2026-10-10',
      '2026-02-30',
      'calendars/2026.json: workdays.5: ',
    ],
    [
      'an unknown field',
      'thresholds/organise-lead-2013-37.json',
      '"people": 30',
      '"persons": 3, "people": 30',
      'persons',
    ],
    ['a version twice', 'clocks/leads.json', '"version": "2"', '"version": "1"', 'tipster-feedback@1: stands twice'],
    [
      'two versions at one time',
      'clocks/leads.json',
      '"effectiveTo": "2026-04-14"',
      '"effectiveTo": "2026-05-01"',
      'in force at the same time',
    ],
    [
      'a rule that ends before it begins',
      'clocks/leads.json',
      '"effectiveTo": "2026-04-14"',
      '"effectiveTo": "2018-01-01"',
      'ends before it begins',
    ],
    ['a worked day in the week', 'calendars/2026.json', '2026-10-10', '2026-10-12', 'no weekend day'],
    [
      'a holiday backwards',
      'calendars/2026.json',
      '"to": "2026-01-03"',
      '"to": "2025-12-03"',
      'runs from 2026-01-01 to 2025-12-03',
    ],
    [
      'a document with two names',
      'clocks/measures.json',
      'Regulation on the Prohibition',
      'Rules on the Prohibition',
      'elsewhere',
    ],
    ['a column in no group', 'returns/monthly-1.json', '"group": "leads"', '"group": "lead"', 'unknown group lead'],
    [
      'a test that requires a later one',
      'thresholds/organise-lead-2013-37.json',
      '"requires": "30_3"',
      '"requires": "60_repeat"',
      'a test requires one that does not stand before it',
    ],
    [
      'a table of the engine without its test',
      'thresholds/organise-lead-2013-37.json',
      '"key": "120"',
      '"key": "121"',
      'the tests 30_3, 120, 2_5m are needed',
    ],
    [
      'an act that the scale lacks',
      'discretion/shandong-public-security.json',
      '"act": "coerce-or-lure"',
      '"act": "coerce"',
      'no act coerce',
    ],
  ])('%s is named with its place', (_, file, from, to, message) => {
    edit(file, from, to);
    expect(load).toThrow(LawFault);
    expect(load).toThrow(message);
  });

  it('two tables of one province in force on one day are named', () => {
    cpSync(join(dir, 'discretion/shandong-public-security.json'), join(dir, 'discretion/other.json'));
    edit('discretion/other.json', '"id": "shandong-public-security"', '"id": "other"');
    expect(load).toThrow('in force at the same time for 370000');
  });

  it('names all faults at once, a missing folder too', () => {
    rmSync(join(dir, 'penalties'), { recursive: true });
    edit('clocks/measures.json', '"amount": 24', '"amount": "24"');
    expect(load).toThrow(/measures\.json: clocks\.0\.amount[\s\S]*penalties: /u);
  });
});
