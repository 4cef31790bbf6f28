import { notBeforeOf } from '../../../src/domain/deadlines/clocks-of.js';
import { clock, clocks } from './support.js';

const supply = (now: string, done: Record<string, string> = {}) =>
  clock('general-20wd', 'land-supply-plan', { events: { 'formed-or-changed': '2026-09-18' }, done }, now);

test('a clock tells how it was counted: the days, the rest days and why, the make-up days', () => {
  const { counted, skipped, madeUp, start, provisional } = supply('2026-09-21');
  expect([start, counted.length, counted[0], counted.at(-1), provisional]).toEqual([
    ...['2026-09-18', 20, '2026-09-20', '2026-10-22', false],
  ]);
  expect(madeUp).toEqual([
    { date: '2026-09-20', holiday: '国庆节' },
    { date: '2026-10-10', holiday: '国庆节' },
  ]);
  expect(skipped).toContainEqual({ date: '2026-09-19', why: 'weekend' });
  expect(skipped).toContainEqual({ date: '2026-09-25', why: 'holiday', holiday: '中秋节' });
  expect(skipped).toContainEqual({ date: '2026-10-01', why: 'holiday', holiday: '国庆节' });
});

test('it turns amber five working days before the end, and red at 24:00 of the last day', () => {
  const at = (now: string) => [supply(now).state, supply(now).lamp, supply(now).workingDaysLeft];
  expect(at('2026-10-14')).toEqual(['running', 'green', 6]);
  expect(at('2026-10-15')).toEqual(['running', 'amber', 5]);
  expect(at('2026-10-22T23:59:59+08:00')).toEqual(['running', 'amber', 0]);
  expect(at('2026-10-23T00:00:00+08:00')).toEqual(['late', 'red', -1]);
});

test('its warnings come at the beginning of working days', () => {
  expect(supply('2026-09-21').warnings.map(({ step, at }) => [step, at])).toEqual([
    ['days-5', '2026-10-14T16:00:00.000Z'],
    ['days-2', '2026-10-19T16:00:00.000Z'],
    ['days-1', '2026-10-20T16:00:00.000Z'],
    ['on-the-day', '2026-10-21T16:00:00.000Z'],
  ]);
});

test('published on the last day it is met, a moment later it is late, and both stay so', () => {
  const done = (publish: string) => [supply('2027-06-01', { publish }).state, supply('2027-06-01', { publish }).lamp];
  expect(done('2026-10-22T15:59:59.999Z')).toEqual(['met', 'green']);
  expect(done('2026-10-22T16:00:00.000Z')).toEqual(['late', 'red']);
});

test('published before its window opened it was too early', () => {
  const facts = { events: { 'contract-effective': '2026-09-18' }, done: { publish: '2026-09-17T01:00:00.000Z' } };
  expect(clock('property-contract-effective', 'property-deal', facts).state).toBe('too-early-window');
});

test('the first lawful day is that of the window that binds; one that only warns forbids nothing', () => {
  const window = { events: { 'listing-window': '2026-09-21/2026-10-18' } };
  expect(notBeforeOf(clocks('property-project', window))).toBe('2026-09-21');
  expect(notBeforeOf(clocks('property-transaction-price', window))).toBe(null);
});

test('a window whose end is not known yet has opened, and says what would end it', () => {
  const events = { 'grantee-and-range-determined': '2026-09-18' };
  const found = clock('mining-agreement-between', 'mining-agreement-confirmation', { events }, '2026-09-21');
  expect([found.state, found.due, found.needs]).toEqual(['running', null, ['registration-applied']]);
});

test('where text came by data exchange nobody waits for a verification, and the other way round', () => {
  const rules = (events: Record<string, string>, codes = {}) =>
    clocks('engineering-award-result', { events, codes }).map(({ rule }) => rule);
  expect(rules({ 'notice-received-electronically': '2026-09-18T02:00:00.000Z' })).toEqual(['tender-electronic-12h']);
  expect(rules({ 'notice-submitted-otherwise': '2026-09-18T02:00:00.000Z' })).toEqual([
    ...['tender-verified-1wd/verification', 'tender-verified-1wd'],
  ]);
  expect(rules({}, { 'submission-mode': 'electronic-exchange' })).toEqual(['tender-electronic-12h']);
  expect(rules({}, { 'submission-mode': 'fax' })).toEqual(['tender-verified-1wd/verification', 'tender-verified-1wd']);
});

test('consultations stop the reply to a request and nothing else, and an approved extension adds twenty working days', () => {
  const facts = {
    events: { 'request-received': '2026-11-02', 'formed-or-changed': '2026-11-02' },
    pauses: [{ kind: 'third-party-consultation', from: '2026-11-04', to: '2026-11-10' }],
  };
  const reply = clock('request-statutory', 'land-supply-plan', facts);
  expect([reply.due, clock('general-20wd', 'land-supply-plan', facts).due]).toEqual(['2026-12-07', '2026-11-30']);
  expect(reply.skipped).toContainEqual({ date: '2026-11-09', why: 'paused' });
  const extended = clock('request-statutory', 'land-supply-plan', { ...facts, extended: true });
  expect([extended.due, extended.provisional]).toEqual(['2027-01-04', true]);
});

test('a due date in a year without a notice is provisional', () => {
  const found = clock(
    'general-20wd',
    'land-supply-plan',
    { events: { 'formed-or-changed': '2026-12-25' } },
    '2026-12-28',
  );
  expect([found.due, found.provisional]).toEqual(['2027-01-22', true]);
});
