import { workingCalendar } from '@qingyuan/core/deadlines/calendar';
import { plainDate } from '@qingyuan/core/kernel/plain-date';
import { Clock as ClockRule } from '@qingyuan/contract/law';
import { expect, test } from 'vitest';
import { deriveClock, firstDue } from './clock-state.ts';

const calendar = workingCalendar([
  { year: 2026, approved: true, holidays: [plainDate('2026-10-01'), plainDate('2026-10-02')], workdays: [] },
]);

const rule = ClockRule.parse({
  id: 'lead-verification',
  version: '1',
  title: { zh: '核查', en: 'Verify' },
  citation: { document: { zh: '程序规定', en: 'Provisions' } },
  effectiveFrom: '2021-07-15',
  certainty: 'D',
  source: 'test',
  bound: 'no_later_than',
  unit: 'working_day',
  amount: 15,
  startEvent: 'lead.received',
  stopEvent: 'lead.decided',
  suspendable: false,
  rollsOver: false,
  nearBefore: { amount: 3, unit: 'working_day' },
  extensions: [],
});

const at = (text: string) => new Date(`${text}+08:00`);
const NOTHING = { id: '0b7c1b1e-0000-4000-8000-000000000000', extensions: [], suspensions: [], changes: [] };
const clock = (startedAt: string, now: string, stoppedAt?: string) =>
  deriveClock(
    rule,
    { ...NOTHING, startedAt: at(startedAt), stoppedAt: stoppedAt === undefined ? null : at(stoppedAt) },
    { calendar, now: at(now) },
  );

test('fifteen working days from Thursday 24 September skip the holiday and end on 19 October', () => {
  // 25, 28, 29, 30 September; 5–9, 12–16, 19 October.
  expect(clock('2026-09-24T10:00:00', '2026-09-24T12:00:00')).toMatchObject({
    dueAt: at('2026-10-19T23:59:59.999').toISOString(),
    state: 'running',
    remainingWorkingDays: 15,
    problem: null,
  });
});

test('near three working days before the end, overdue after the last day, counted on', () => {
  const standing = (now: string) => {
    const { state, remainingWorkingDays } = clock('2026-09-24T10:00:00', now);
    return [state, remainingWorkingDays];
  };
  expect(standing('2026-10-13T09:00:00')).toEqual(['running', 4]);
  expect(standing('2026-10-14T09:00:00')).toEqual(['near', 3]);
  expect(standing('2026-10-19T23:59:00')).toEqual(['near', 0]);
  expect(standing('2026-10-21T00:30:00')).toEqual(['overdue', -2]);
});

test('a stopped clock stays stopped and has nothing left', () => {
  expect(clock('2026-09-24T10:00:00', '2026-12-01T00:00:00', '2026-10-08T09:00:00')).toMatchObject({
    state: 'stopped',
    remainingWorkingDays: null,
  });
});

test('an end in a year without approved calendar is not known and says which year is missing', () => {
  expect(clock('2026-12-28T10:00:00', '2026-12-28T12:00:00')).toMatchObject({
    dueAt: null,
    state: 'unknown',
    problem: 'calendar-missing:2027',
    remainingWorkingDays: null,
  });
});

test('the clock that ends first leads; one without known end comes last, a stopped one not at all', () => {
  const [early, late] = [
    clock('2026-09-01T10:00:00', '2026-09-02T10:00:00'),
    clock('2026-09-24T10:00:00', '2026-09-25T10:00:00'),
  ];
  const unknown = clock('2026-12-28T10:00:00', '2026-12-28T12:00:00');
  const stopped = clock('2026-08-03T10:00:00', '2026-09-02T10:00:00', '2026-08-04T10:00:00');
  expect(firstDue([unknown, late, stopped, early])).toEqual({ dueAt: early.dueAt, dueState: 'running' });
  expect(firstDue([unknown, stopped])).toEqual({ dueAt: null, dueState: 'unknown' });
  expect(firstDue([stopped])).toEqual({ dueAt: null, dueState: null });
});

const EXTENDABLE = ClockRule.parse({
  ...rule,
  suspendable: true,
  suspensionGrounds: [{ id: 'expert', title: { zh: '鉴定', en: 'Expert opinion' } }],
  extensions: [
    {
      id: 'special',
      title: { zh: '特殊情况延长', en: 'Special' },
      approval: 'agency_person_in_charge',
      period: { amount: 15, unit: 'working_day' },
    },
  ],
});

const asked = (state: 'asked' | 'granted' | 'refused' | 'ended', kind: 'extension' | 'suspension') => ({
  id: NOTHING.id,
  kind,
  part: kind === 'extension' ? 'special' : 'expert',
  reason: '证人在外地',
  state,
  askedName: '甲',
  askedAt: at('2026-09-25T09:00:00').toISOString(),
  decidedName: null,
  decidedAt: null,
  decisionReason: null,
  fromDay: null,
  toDay: null,
});

const standing = (given: Partial<Parameters<typeof deriveClock>[1]>, now = '2026-10-01T09:00:00') =>
  deriveClock(
    EXTENDABLE,
    { ...NOTHING, startedAt: at('2026-09-24T10:00:00'), stoppedAt: null, ...given },
    { calendar, now: at(now) },
  );

test('an extension that was granted moves the end by 15 working days and cannot be asked for again', () => {
  const plain = standing({});
  expect(plain.extensions).toMatchObject([{ id: 'special', approval: 'agency_person_in_charge' }]);
  const extended = standing({ extensions: [{ id: 'special' }], changes: [asked('granted', 'extension')] });
  expect(extended.dueAt).toBe(at('2026-11-09T23:59:59.999').toISOString());
  expect(extended.extensions).toEqual([]);
  expect(extended.changes).toMatchObject([{ title: { zh: '特殊情况延长' }, state: 'granted' }]);
});

test('what lies before the head cannot be asked again; what he refused can', () => {
  expect(standing({ changes: [asked('asked', 'extension')] }).extensions).toEqual([]);
  expect(standing({ changes: [asked('refused', 'extension')] }).extensions).toHaveLength(1);
  expect(standing({ changes: [asked('asked', 'suspension')] }).suspensions).toEqual([]);
  expect(standing({ changes: [asked('ended', 'suspension')] }).suspensions).toMatchObject([{ id: 'expert' }]);
});

test('a clock that stands still has no end; the days it stood still are not counted', () => {
  const still = standing({ suspensions: [{ from: plainDate('2026-09-28'), reason: 'expert' }] });
  expect(still).toMatchObject({ state: 'suspended', dueAt: null, problem: 'suspended:2026-09-28' });
  // 28, 29 and 30 September were not counted: three working days later than 19 October.
  const again = standing({
    suspensions: [{ from: plainDate('2026-09-28'), to: plainDate('2026-09-30'), reason: 'expert' }],
  });
  expect(again).toMatchObject({ state: 'running', dueAt: at('2026-10-22T23:59:59.999').toISOString() });
});

test('nothing can be asked of a clock that has stopped, nor a suspension where the law knows none', () => {
  expect(standing({ stoppedAt: at('2026-09-30T09:00:00') })).toMatchObject({ extensions: [], suspensions: [] });
  expect(clock('2026-09-24T10:00:00', '2026-09-24T12:00:00').suspensions).toEqual([]);
});
