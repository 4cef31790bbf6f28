import { SYSTEM } from '../../src/domain/actor';
import { standingAnswer } from '../../src/domain/supervision/order';
import { orderOf } from '../../src/domain/supervision/order-of';
import { shortestPaths } from '../../src/workflow/paths';
import { jurisdiction } from '../domain/lifecycle/support/sample';
import { acknowledged, answered, answering, because, definition, DUE, IN_TIME, ISSUED, issued } from './support/order';
import { landDrafter, landHead, office, overdue, proposed, supervision, TOO_LATE } from './support/order';

test('there is a way to every state of supervision.yaml', () => {
  const leaves = [...definition.nodes.values()].filter((node) => node.children.length === 0).map(({ path }) => path);
  expect(shortestPaths(definition, jurisdiction, '2026-03-02').map(({ state }) => state)).toEqual(leaves);
});

test('issuing takes the next number of the series and the year, by the date in Tongjiang', () => {
  const late = proposed();
  late.now = '2026-12-31T16:30:00.000Z';
  late.take('ISSUE', supervision, { due: '2027-01-08', circulateFrom: '2027-01-12T16:00:00.000Z' });
  expect(late.step.changes.assignNumber).toEqual({ series: '政督', year: 2027 });
});

test('an order says what is asked, until when and whom to answer, or it is not issued', () => {
  const blank = proposed();
  const order = { ...orderOf(blank.facts), demand: '', contact: '' };
  blank.facts = { ...blank.facts, memory: { ...blank.facts.memory, order } };
  expect(blank.codes('ISSUE', supervision)).toEqual([
    ...['order-needs-demand', 'order-needs-contact', 'order-needs-due'],
  ]);
  expect(proposed().codes('ISSUE', supervision, { due: '2026-03-01' })).toEqual(['order-due-passed']);
});

test('the unit learns of an order when it is issued, not while it is only proposed', () => {
  expect(proposed().allows('VIEW', landHead)).toBe(false);
  expect(issued().allows('VIEW', landHead)).toBe(true);
});

test('a seat does not judge an order to itself: the other one does', () => {
  const own = proposed('office');
  expect(own.codes('ISSUE', office, DUE)).toEqual(['order-to-own-unit']);
  expect(own.codes('ISSUE', supervision, DUE)).toEqual([]);
});

test('a unit acknowledges and answers, and accepts or closes nothing', () => {
  expect(answered().codes('ACCEPT', landHead)).toEqual(['wrong-unit']);
  expect(answered().codes('CLOSE', landHead)).toEqual(['wrong-unit']);
  expect(issued().codes('ACKNOWLEDGE', office)).toEqual(['wrong-unit']);
});

test('sent back, the answer no longer stands, and the next one does', () => {
  const back = answered().take('SEND_BACK', supervision, because, '2026-03-06T03:00:00.000Z');
  expect(back.facts.states).toContain('work.answering');
  expect(standingAnswer(orderOf(back.facts))).toBeNull();
  back.take('ANSWER', landDrafter, { text: '已补充。' }, '2026-03-09T02:00:00.000Z');
  expect(standingAnswer(orderOf(back.facts))?.text).toBe('已补充。');
});

test('sent back after the due day, a new due day is needed', () => {
  const late = answering().take('ANSWER', landDrafter, { text: '已公开。' }, '2026-03-10T02:00:00.000Z');
  expect(late.codes('SEND_BACK', supervision, because)).toEqual(['order-due-passed']);
  const later = { due: '2026-03-13', circulateFrom: '2026-03-17T16:00:00.000Z' };
  late.take('SEND_BACK', supervision, { ...because, ...later });
  expect(orderOf(late.facts)).toMatchObject(later);
  expect(late.step.changes.timers).toEqual([{ action: 'CIRCULATION_DUE', dueAt: later.circulateFrom }]);
});

test('who answers in time is not circulated, and neither is who has answered late', () => {
  expect(answering().codes('CIRCULATE', supervision, because, IN_TIME)).toEqual(['order-in-time']);
  const late = answering().take('ANSWER', landDrafter, { text: '已公开。' }, TOO_LATE);
  expect(late.codes('CIRCULATE', supervision, because)).toEqual(['not-in-this-state']);
});

test('the clock proposes circulation and opens a task; only people circulate', () => {
  expect(acknowledged().codes('CIRCULATION_DUE', SYSTEM, {}, IN_TIME)).toEqual(['order-in-time']);
  const asked = overdue();
  expect(asked.step.states).toEqual(['work.answering', 'watch.overdue']);
  expect(asked.step.tasks.map(({ step, unit }) => [step, unit])).toEqual([
    ['answer-order', 'land'],
    ['decide-circulation', 'supervision'],
  ]);
  expect(asked.codes('CIRCULATE', SYSTEM)).toEqual(['wrong-unit']);
  expect(asked.take('CIRCULATE', supervision, because).step.states).toEqual(['work.circulated', 'watch.calm']);
});

test('more time may be given with a reason, and the clock asks again', () => {
  const later = { due: '2026-03-20', circulateFrom: '2026-03-20T16:00:00.000Z' };
  const asked = overdue().take('WAIT', supervision, { ...because, ...later });
  expect(asked.step.changes.timers).toEqual([{ action: 'CIRCULATION_DUE', dueAt: later.circulateFrom }]);
  expect(orderOf(asked.facts).due).toBe(DUE.due);
});

test('an answer given while circulation waits for a decision ends the question', () => {
  expect(overdue().take('ANSWER', landDrafter, { text: '已公开。' }).step.states).toEqual([
    ...['work.answered', 'watch.calm'],
  ]);
});

test('what was circulated is still owed, and its answer is judged like any other', () => {
  const named = overdue().take('CIRCULATE', supervision, because);
  named.take('ANSWER', landDrafter, { text: '已公开。' }).take('ACCEPT', office).take('CLOSE', office);
  expect(named.step.states).toEqual(['work.closed', 'watch.calm']);
  expect(orderOf(named.facts)).toMatchObject({ issuedAt: ISSUED, circulatedAt: TOO_LATE, closedAt: TOO_LATE });
});
