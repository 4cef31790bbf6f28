import type { Actor, Role } from '../../../src/domain/actor';
import { authorise, capacityFor } from '../../../src/domain/authority/authorise';
import { mayClaim } from '../../../src/domain/authority/claims';
import { delegationRefusals, type Running, type Wish } from '../../../src/domain/authority/delegating';
import { readScope } from '../../../src/domain/authority/read-scope';
import { Case, definition, facts, jurisdiction, mark, NOW, person } from '../lifecycle/support/sample';

const known = (account: string, ...roles: Role[]): Actor => ({ ...person('land', ...roles), account });

/** `actor` today also acts for `absent`, in these roles of the absent person. */
const standing = (actor: Actor, absent: string, ...roles: Role[]): Actor => ({
  ...actor,
  delegations: [{ id: `${absent}→${actor.account}`, account: absent, person: absent, roles }],
});

const approval = (changes: Parameters<typeof facts>[0] = {}) =>
  facts({ states: ['work.approval', 'visibility.none', 'syndication.none'], ...changes });
const review = facts({ states: ['work.confidentialityReview.reviewing', 'visibility.none', 'syndication.none'] });

const asked = (action: string, actor: Actor, of = approval()) => ({
  ...{ action, actor, facts: of, input: {}, now: NOW, probing: false },
});
const codes = (action: string, actor: Actor, of = approval()) =>
  authorise(definition, asked(action, actor, of), jurisdiction).map(({ code }) => code);

describe('who stands in for an absent colleague (外出委托)', () => {
  test('does what is the colleague’s, and the act is known as done for him', () => {
    const clerk = standing(known('b', 'clerk'), 'a', 'approver');
    expect(codes('APPROVE', known('b', 'clerk'))).not.toEqual([]);
    expect(codes('APPROVE', clerk)).toEqual([]);
    expect(capacityFor(definition, asked('APPROVE', clerk), jurisdiction).standingFor?.account).toBe('a');
  });

  test('acts by his own right where that is enough', () => {
    const approver = standing(known('b', 'approver'), 'a', 'approver');
    expect(capacityFor(definition, asked('APPROVE', approver), jurisdiction).standingFor).toBeUndefined();
  });

  test('never adds two people’s rights up: each capacity has the roles of one', () => {
    const both = standing(known('b', 'publisher'), 'a', 'reviewer');
    expect(codes('APPROVE', both)).toContain('wrong-role');
  });

  test('may not approve for another what he has drafted himself', () => {
    const of = approval({ memory: { drafters: ['b'] } });
    expect(codes('APPROVE', standing(known('b', 'drafter'), 'a', 'approver'), of)).toEqual(['drafter-approves']);
  });

  test('may not approve for one who has drafted', () => {
    const of = approval({ memory: { drafters: ['a'] } });
    expect(codes('APPROVE', standing(known('b', 'clerk'), 'a', 'approver'), of)).toEqual(['drafter-approves']);
    expect(mayClaim(definition, standing(known('b', 'clerk'), 'a', 'approver'), APPROVAL_TASK, of)).toHaveLength(1);
  });

  test('may not approve for one who has reviewed, nor when he has reviewed himself', () => {
    const stand = standing(known('b', 'clerk'), 'a', 'approver');
    expect(codes('APPROVE', stand, approval({ memory: { reviewers: ['a'] } }))).toEqual(['reviewer-approves']);
    expect(codes('APPROVE', stand, approval({ memory: { reviewers: ['b'] } }))).toEqual(['reviewer-approves']);
  });

  test('what he has done for another counts to both from then on', () => {
    const stand = capacityFor(
      definition,
      asked('CLEAR', standing(known('b', 'clerk'), 'a', 'reviewer'), review),
      jurisdiction,
    );
    const item = new Case(facts({ marks: [mark('element:price', 'c')] }))
      .take('SUBMIT', known('d', 'drafter'))
      .take('CLEAR', stand);
    expect(item.facts.memory.reviewers).toEqual(['b', 'a']);
    for (const account of ['a', 'b'])
      expect(codes('APPROVE', known(account, 'approver'), item.facts)).toEqual(['reviewer-approves']);
  });

  test('a mark made for another keeps both from approving, however often the item was returned', () => {
    const marks = [{ ...mark('element:price', 'b'), standingFor: 'a' }];
    for (const account of ['a', 'b'])
      expect(codes('APPROVE', known(account, 'approver'), approval({ marks }))).toEqual(['reviewer-approves']);
  });

  test('a draft submitted for another has both as drafters', () => {
    const b = capacityFor(
      definition,
      asked('SUBMIT', standing(known('b', 'clerk'), 'a', 'drafter'), facts()),
      jurisdiction,
    );
    const item = new Case(facts()).take('SUBMIT', b);
    expect(item.facts.memory.drafters).toEqual(['land.drafter', 'b', 'a']);
  });

  test('hears why not in the colleague’s words where that is the nearer reason', () => {
    const task = mayClaim(
      definition,
      standing(known('b', 'clerk'), 'a', 'approver'),
      APPROVAL_TASK,
      approval({ memory: { drafters: ['b'] } }),
    );
    expect(task.map(({ code }) => code)).toEqual(['drafter-approves']);
  });

  test('sees what the delegated role sees', () => {
    expect(readScope(standing(known('b', 'head'), 'a', 'reviewer'), jurisdiction)).toEqual({
      kind: 'unit',
      unit: 'land',
    });
  });
});

const APPROVAL_TASK = { state: 'work.approval', step: 'approve', unit: 'land', role: 'approver' };

describe('a delegation for absence is refused', () => {
  const party = (account: string, ...roles: Role[]) => ({ account, unit: 'land', roles, active: true });
  const wish = (changes: Partial<Wish> = {}): Wish => ({
    ...{ from: party('a', 'approver', 'reviewer'), to: party('b', 'drafter'), roles: ['approver'] },
    ...{ fromDate: '2026-03-02', toDate: '2026-03-06' },
    ...changes,
  });
  const why = (of: Wish, by: Actor = known('a', 'approver'), running: Running[] = []) =>
    delegationRefusals(of, by, { today: '2026-03-02', office: 'office', running }).map(({ code }) => code);

  test('never when it is one’s own, for days to come, to a colleague of the unit who need not hold the role', () => {
    expect(why(wish())).toEqual([]);
  });

  test('when it is another’s, unless the head of the unit or the office arranges it', () => {
    expect(why(wish(), known('c', 'approver'))).toEqual(['delegation-not-yours']);
    expect(why(wish(), known('c', 'head'))).toEqual([]);
    expect(why(wish(), person('office', 'officer'))).toEqual([]);
    expect(why(wish(), person('housing', 'head'))).toEqual(['delegation-not-yours']);
  });

  test('when the head’s right is itself only lent', () => {
    expect(why(wish(), standing(known('c', 'clerk'), 'h', 'head'))).toEqual(['delegation-not-yours']);
  });

  test('when it goes to oneself, to another unit, to an administrator or to an account that is not active', () => {
    expect(why(wish({ to: party('a', 'approver') }))).toEqual(['delegate-is-delegator']);
    expect(why(wish({ to: { ...party('b'), unit: 'housing' } }))).toEqual(['delegate-of-other-unit']);
    expect(why(wish({ to: party('b', 'administrator') }))).toEqual(['delegate-is-administrator']);
    expect(why(wish({ to: { ...party('b'), active: false } }))).toEqual(['delegate-inactive']);
  });

  test('for roles one does not hold oneself: what was received cannot be passed on', () => {
    expect(why(wish({ roles: ['publisher'] }))).toEqual(['role-not-held']);
  });

  test('for the administrator’s role', () => {
    expect(why(wish({ from: party('a', 'administrator'), roles: ['administrator'] }))).toEqual(['role-not-lent']);
  });

  test('for days past or turned round', () => {
    expect(why(wish({ fromDate: '2026-03-01' }))).toEqual(['delegation-in-past']);
    expect(why(wish({ toDate: '2026-03-01' }))).toEqual(['delegation-ends-before']);
  });

  test('where it would overlap, lengthen a chain or close a circle', () => {
    expect(why(wish(), undefined, [{ from: 'a', to: 'c' }])).toEqual(['delegation-overlaps']);
    expect(why(wish(), undefined, [{ from: 'c', to: 'a' }])).toEqual(['delegator-stands-in']);
    expect(why(wish(), undefined, [{ from: 'b', to: 'c' }])).toEqual(['delegate-away']);
    expect(why(wish(), undefined, [{ from: 'b', to: 'a' }])).toEqual(['delegator-stands-in', 'delegate-away']);
  });
});
