import { NO_FACTS } from '../../../src/domain/deadlines/clock.js';
import { historyOf } from '../../../src/domain/deadlines/history.js';
import { clockFactsOf, type ItemClockSource } from '../../../src/domain/deadlines/item-facts.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const NOTHING: ItemClockSource = { elements: {}, dates: {}, states: [], consultation: null, acts: [] };
const facts = (entry: string, source: Partial<ItemClockSource>) =>
  clockFactsOf(tongjiang.entries.get(entry)!, { ...NOTHING, ...source });
const acts = (...names: string[]) => names.map((action, day) => ({ action, at: `2026-11-0${day + 1}T02:00:00.000Z` }));

test('an item that says nothing gives no facts', () => {
  expect(facts('land-supply-plan', {})).toEqual(NO_FACTS);
});

test('a date that is none is as good as not given, and an instant without an offset is Beijing time', () => {
  const dates = {
    'notice-received-electronically': '2026-11-23T10:00',
    'notice-verified': '2026-02-30',
    unknown: '2026-01-01',
  };
  expect(facts('engineering-tender-notice', { dates }).events).toEqual({
    'notice-received-electronically': '2026-11-23T02:00:00.000Z',
  });
});

test('a year that is a slip of the hand starts no clock', () => {
  for (const slip of ['2206-01-05', '9999-12-31', '0026-01-05'])
    expect(facts('land-supply-plan', { dates: { 'formed-or-changed': slip } }).events).toEqual({});
  expect(facts('property-project', { dates: { 'listing-window': '2026-01-05/2206-02-05' } }).events).toEqual({});
});

test('a licence or penalty record says that this is such a decision, and when it was made unless an earlier day was given', () => {
  const decision = { kind: 'penalty', madeOn: '2026-11-16' } as const;
  const made = (dates: Record<string, string>) => facts('engineering-approval-record', { decision, dates });
  expect(made({})).toMatchObject({
    codes: { 'decision-kind': 'penalty' },
    events: { 'admin-decision-made': '2026-11-16' },
  });
  expect(made({ 'admin-decision-made': '2026-11-18' }).events['admin-decision-made']).toBe('2026-11-16');
  expect(made({ 'admin-decision-made': '2026-11-12' }).events['admin-decision-made']).toBe('2026-11-12');
  expect(facts('land-supply-plan', { decision: { kind: 'licence', madeOn: null } }).events).toEqual({});
});

test('a code is known by its id, whatever name it was typed by; an unknown one is not known', () => {
  const codes = (mode: string) => facts('land-grant-announcement', { elements: { 'grant-mode': mode } }).codes;
  expect([codes('招标'), codes('tender'), codes('抽签')]).toEqual([
    { 'grant-mode': 'tender' },
    { 'grant-mode': 'tender' },
    {},
  ]);
});

test('a decision not to publish leaves nothing to publish in time', () => {
  for (const state of ['work.withheld', 'work.onRequestOnly', 'work.abandoned'])
    expect(facts('land-supply-plan', { states: [state, 'visibility.none'] }).owed).toBe(false);
});

test('a version counts from its correction, its publication is its own, and a correction given up never was', () => {
  const [first, second, third] = acts('a', 'b', 'c').map(({ at }) => at);
  expect(historyOf([])).toEqual({ correction: null, done: {} });
  expect(historyOf(acts('PUBLISH'))).toEqual({ correction: null, done: { publish: first } });
  const corrected = { previouslyPublishedAt: first, begunAt: second };
  expect(historyOf(acts('PUBLISH', 'CORRECT'))).toEqual({ correction: corrected, done: {} });
  expect(historyOf(acts('PUBLISH', 'CORRECT', 'PUBLICATION_DUE'))).toEqual({
    correction: corrected,
    done: { publish: third },
  });
  expect(historyOf(acts('PUBLISH', 'CORRECT', 'ABANDON'))).toEqual({ correction: null, done: { publish: first } });
  expect(historyOf(acts('PUBLISH', 'TAKE_DOWN'))).toEqual({
    correction: null,
    done: { publish: first, withdraw: second },
  });
});

test('what is published again after it was taken down keeps the day it was first published', () => {
  expect(historyOf(acts('PUBLISH', 'TAKE_DOWN', 'PUBLISH')).done.publish).toBe('2026-11-01T02:00:00.000Z');
});
