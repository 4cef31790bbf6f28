import type { Actor, Role } from '../../../src/domain/actor';
import { holderRefusals, reassignRefusals } from '../../../src/domain/authority/reassigning';
import { urging } from '../../../src/domain/authority/urging';
import type { WorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { definition, facts, person } from '../lifecycle/support/sample';

const known = (account: string, ...roles: Role[]): Actor => ({ ...person('land', ...roles), account });
const states = ['work.approval', 'visibility.none', 'syndication.none'];
const of = (memory: object = {}) => facts({ states, memory: { drafters: ['land.drafter'], ...memory } });
const task = {
  state: 'work.approval',
  step: 'approve',
  unit: 'land',
  role: 'approver',
  claimedBy: null,
  askedOn: null,
};

/** Spring Festival 2026 begins on Sunday 15 February; Saturday 14 and Saturday 28 February are worked instead. */
const calendar: WorkingCalendar = {
  version: 'test',
  years: new Set([2026]),
  daysOff: new Map(['16', '17', '18', '19', '20', '23'].map((day) => [`2026-02-${day}`, '春节'] as const)),
  workdays: new Map([
    ['2026-02-14', '春节'],
    ['2026-02-28', '春节'],
  ]),
};

function ask(
  actor: Actor,
  changes: Partial<typeof task> | { askedOn: string } | { claimedBy: string } = {},
  today = '2026-03-02',
) {
  const told = urging(definition, actor, { ...task, ...changes }, of(), { today, calendar });
  return 'as' in told ? told.as : told.refusals;
}
const code = (answer: ReturnType<typeof ask>) => (typeof answer === 'string' ? answer : answer[0]?.code);
const drafter = known('land.drafter', 'drafter');

describe('urging (催办)', () => {
  test('the office and the supervision office urge any task, the head what is the unit’s', () => {
    expect(ask(person('office', 'officer'))).toBe('officer');
    expect(ask(person('supervision', 'officer'))).toBe('officer');
    expect(ask(known('h', 'head'))).toBe('head');
    expect(code(ask(person('housing', 'head')))).toBe('urge-not-yours');
  });

  test('drafters urge what holds their own item, and no other', () => {
    expect(ask(drafter)).toBe('drafter');
    expect(code(ask(known('d2', 'drafter')))).toBe('urge-not-yours');
  });

  test('who stands in for the drafter urges for him', () => {
    const delegations = [{ id: '1', account: 'land.drafter', person: 'x', roles: ['drafter' as const] }];
    expect(ask({ ...known('b', 'clerk'), delegations })).toBe('drafter');
  });

  test('nobody urges himself', () => {
    expect(code(ask(known('a', 'approver', 'head')))).toBe('urge-yourself');
    expect(code(ask(known('h', 'head'), { claimedBy: 'h' }))).toBe('urge-yourself');
    expect(ask(known('a', 'approver', 'head'), { claimedBy: 'other' })).toBe('head');
  });

  test('drafters once a working day; refused with the day it is possible again', () => {
    const again = (askedOn: string, today: string) => ask(drafter, { askedOn }, today);
    expect(again('2026-03-02', '2026-03-02')).toMatchObject([
      { code: 'urge-once-a-day', params: { day: '2026-03-03' } },
    ]);
    expect(again('2026-03-02', '2026-03-03')).toBe('drafter');
    expect(again('2026-03-06', '2026-03-07')).toMatchObject([{ params: { day: '2026-03-09' } }]);
  });

  test('a make-up working day (调休) is a working day, a holiday is none', () => {
    const again = (askedOn: string, today: string) => ask(drafter, { askedOn }, today);
    expect(again('2026-02-13', '2026-02-14')).toBe('drafter');
    expect(again('2026-02-14', '2026-02-23')).toMatchObject([{ params: { day: '2026-02-24' } }]);
    expect(again('2026-02-27', '2026-02-28')).toBe('drafter');
  });

  test('the office is not bound to once a day', () => {
    expect(ask(person('office', 'officer'), { askedOn: '2026-03-02' })).toBe('officer');
  });
});

describe('reassigning (改派)', () => {
  const holder = (actor: Actor) => ({ ...actor, active: true });
  const codes = (by: Actor, to: Actor, memory: object = {}) =>
    reassignRefusals(definition, by, task, holder(to), of(memory)).map((one) => one.code);

  test('head and approver within their unit, the office any', () => {
    expect(codes(known('h', 'head'), known('a', 'approver'))).toEqual([]);
    expect(codes(known('a2', 'approver'), known('a', 'approver'))).toEqual([]);
    expect(codes(person('office', 'officer'), known('a', 'approver'))).toEqual([]);
    expect(codes(person('lawyers', 'approver'), known('a', 'approver'))).toEqual([
      'task-not-of-unit',
      'reassign-outside-unit',
    ]);
  });

  test('the new holder is of the unit and the role that own the step', () => {
    expect(codes(person('office', 'officer'), person('housing', 'approver'))).toEqual(['holder-task-of-other-unit']);
    expect(codes(known('h', 'head'), known('p', 'publisher'))).toEqual(['holder-task-of-other-role']);
  });

  test('and not one whom the separation of duties keeps from it', () => {
    expect(codes(known('h', 'head'), known('land.drafter', 'approver'))).toEqual(['holder-drafter-approves']);
    expect(codes(known('h', 'head'), known('r', 'approver'), { reviewers: ['r'] })).toEqual([
      'holder-reviewer-approves',
    ]);
  });

  test('who stands in may be given it, save where the absent colleague drafted', () => {
    const delegations = [{ id: '1', account: 'a', person: 'a', roles: ['approver' as const] }];
    expect(codes(known('h', 'head'), { ...known('b', 'clerk'), delegations })).toEqual([]);
    expect(codes(known('h', 'head'), { ...known('b', 'clerk'), delegations }, { drafters: ['a'] })).toEqual([
      'holder-drafter-approves',
    ]);
  });

  test('neither to an account that is not active nor to who has it', () => {
    const inactive = { ...known('a', 'approver'), active: false };
    const mine = { ...task, claimedBy: 'a' };
    expect(holderRefusals(definition, mine, inactive, of()).map((one) => one.code)).toEqual([
      'holder-inactive',
      'already-holds',
    ]);
  });
});
