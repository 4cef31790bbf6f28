import type { Actor, Role } from '../../src/domain/actor';
import { authorise } from '../../src/domain/authority/authorise';
import { mayClaim } from '../../src/domain/authority/claims';
import type { Facts } from '../../src/domain/lifecycle/facts';
import type { Proposal } from '../../src/domain/lifecycle/step';
import { definition, facts, jurisdiction, mark, NOW, person } from './lifecycle/support/sample';

const inState = (work: string, changes: Parameters<typeof facts>[0] = {}): Facts =>
  facts({ states: [work, 'visibility.none', 'syndication.none'], ...changes });
const review = (changes: Parameters<typeof facts>[0] = {}) => inState('work.confidentialityReview.reviewing', changes);
const approval = (changes: Parameters<typeof facts>[0] = {}) => inState('work.approval', changes);
const ready = (changes: Parameters<typeof facts>[0] = {}) => inState('work.publication.ready', changes);

const asked = (action: string, actor: Actor, of: Facts, rest: Partial<Proposal> = {}) =>
  authorise(definition, { action, actor, facts: of, input: {}, now: NOW, probing: false, ...rest }, jurisdiction);
const codes = (...args: Parameters<typeof asked>): readonly string[] => asked(...args).map((one) => one.code);
const known = (account: string, ...roles: Role[]): Actor => ({ ...person('land', ...roles), account });

describe('whose step it is', () => {
  test('another unit is told whose, and by which rule of the plan', () => {
    expect(asked('APPROVE', person('housing', 'approver'), approval())).toEqual([
      {
        code: 'wrong-unit',
        kind: 'authority',
        params: { unit: '国土局', unitEn: 'land', step: '批准', stepEn: 'Approve' },
        rule: '谁批准、谁公开（方案三）',
      },
    ]);
  });

  test('of the right unit, but not in the role', () => {
    expect(asked('APPROVE', person('land', 'drafter'), approval())).toMatchObject([
      { code: 'wrong-role', params: { role: 'approver' } },
    ]);
  });

  test('an action nobody has written down is refused', () => {
    expect(codes('DESTROY', person('land', 'administrator'), approval())).toEqual(['unknown-action']);
  });

  test('a unit entrusted in writing reviews; one that is not does not', () => {
    const entrusted = review({ reviewingUnits: ['land', 'lawyers'] });
    expect(codes('CLEAR', person('lawyers', 'reviewer'), entrusted)).toEqual([]);
    expect(codes('CLEAR', person('finance', 'reviewer'), entrusted)).toEqual(['wrong-unit']);
  });

  test('the office holds, and decides nothing in another unit’s name', () => {
    const officer = person('office', 'officer', 'approver', 'publisher');
    expect(codes('HOLD', officer, inState('work.idle'))).toEqual([]);
    expect(codes('APPROVE', officer, approval())).toEqual(['wrong-unit']);
    expect(codes('PUBLISH', officer, ready())).toEqual(['wrong-unit']);
  });

  test('people cannot take the clock’s part', () => {
    expect(codes('DELIVERED', person('land', 'publisher'), ready())).toEqual(['wrong-unit']);
  });

  test('only units that were asked countersign', () => {
    const of = approval({ memory: { countersigners: ['lawyers'] } });
    expect(codes('COUNTERSIGN', person('lawyers', 'approver'), of)).toEqual([]);
    expect(codes('COUNTERSIGN', person('finance', 'approver'), of)).toEqual(['wrong-unit']);
  });
});

describe('second pair of eyes, by identity', () => {
  const both = known('land.both', 'drafter', 'reviewer', 'approver', 'publisher');
  const drafted = { memory: { drafters: ['land.drafter', 'land.both'] } };

  test('in a strict unit whoever edited the version neither reviews, approves nor publishes it', () => {
    expect(codes('CLEAR', both, review(drafted))).toEqual(['drafter-reviews']);
    expect(codes('MARK', both, review(drafted))).toEqual(['drafter-reviews']);
    expect(codes('APPROVE', both, approval(drafted))).toEqual(['drafter-approves']);
    expect(codes('PUBLISH', both, ready(drafted))).toEqual(['drafter-publishes']);
  });

  test('in a strict unit the reviewer does not approve, also one who only set a mark', () => {
    expect(codes('APPROVE', both, approval({ memory: { reviewers: ['land.both'] } }))).toEqual(['reviewer-approves']);
    expect(codes('APPROVE', both, approval({ marks: [mark('element:price', 'land.both')] }))).toEqual([
      'reviewer-approves',
    ]);
  });

  test('in a small unit the drafter reviews and publishes, but does not approve', () => {
    const small = { ...drafted, policy: 'small' as const };
    expect(codes('CLEAR', both, review(small))).toEqual([]);
    expect(codes('PUBLISH', both, ready(small))).toEqual([]);
    expect(codes('APPROVE', both, approval(small))).toEqual(['drafter-approves']);
  });

  test('in a small unit the reviewer approves', () => {
    expect(codes('APPROVE', both, approval({ policy: 'small', memory: { reviewers: ['land.both'] } }))).toEqual([]);
  });

  test('personal data makes a small unit strict', () => {
    const personal = { ...drafted, policy: 'small' as const, personalData: true };
    expect(codes('CLEAR', both, review(personal))).toEqual(['drafter-reviews']);
    expect(codes('PUBLISH', both, ready(personal))).toEqual(['drafter-publishes']);
    const reviewed = { policy: 'small' as const, personalData: true, memory: { reviewers: ['land.both'] } };
    expect(codes('APPROVE', both, approval(reviewed))).toEqual(['reviewer-approves']);
  });

  test('returning decides nothing in the item’s favour: a drafter may, or the case would be stranded', () => {
    expect(codes('RETURN', both, approval(drafted))).toEqual([]);
  });
});

describe('approval on paper or by word of mouth', () => {
  const clerk = person('land', 'clerk');
  const signer = person('land', 'approver');
  const recorded = { medium: 'paper', signer: signer.account, signedAt: '2026-03-01T02:00:00Z' };
  const input = { recorded };

  test('a clerk records what an eligible approver signed', () => {
    expect(codes('APPROVE', clerk, approval(), { input, signer })).toEqual([]);
  });

  test('a clerk does not approve', () => {
    expect(codes('APPROVE', clerk, approval())).toEqual(['recorded-needed']);
  });

  test('never with the signer’s own sign-in', () => {
    const himself = { ...signer, roles: ['clerk', 'approver'] as const };
    expect(codes('APPROVE', himself, approval(), { input, signer: himself })).toContain('signer-signs-in');
  });

  test('the signer is an approver of the responsible unit', () => {
    const stranger = person('housing', 'approver');
    const of = { input: { recorded: { ...recorded, signer: stranger.account } }, signer: stranger };
    expect(codes('APPROVE', clerk, approval(), of)).toEqual(['signer-not-eligible']);
    expect(codes('APPROVE', clerk, approval(), { input })).toEqual(['signer-not-eligible']);
  });

  test('duties are separated by the signer, not by the clerk', () => {
    const drafted = approval({ memory: { drafters: [signer.account] } });
    expect(codes('APPROVE', clerk, drafted, { input, signer })).toEqual(['drafter-approves']);
    expect(codes('APPROVE', clerk, approval({ memory: { drafters: [clerk.account] } }), { input, signer })).toEqual([]);
  });

  test('nothing was signed in the future', () => {
    const late = { input: { recorded: { ...recorded, signedAt: '2027-01-01T00:00:00Z' } }, signer };
    expect(codes('APPROVE', clerk, approval(), late)).toEqual(['time-in-future']);
  });

  test('an approver records nobody else’s signature', () => {
    expect(codes('APPROVE', person('land', 'approver'), approval(), { input })).toEqual(['clerk-records']);
  });
});

describe('rights beside the machine', () => {
  test('content is edited in drafting only, marks are set in review only', () => {
    expect(codes('EDIT', person('land', 'drafter'), inState('work.drafting'))).toEqual([]);
    expect(codes('EDIT', person('land', 'drafter'), approval())).toEqual(['not-in-this-state']);
    expect(codes('MARK', person('land', 'reviewer'), approval())).toEqual(['not-in-this-state']);
  });

  test('an agency drafts for a tenderer only where the project says so', () => {
    const agency = person('agency', 'drafter');
    expect(codes('EDIT', agency, inState('work.drafting'))).toEqual(['wrong-unit']);
    expect(codes('EDIT', agency, inState('work.drafting', { actingUnits: ['land', 'agency'] }))).toEqual([]);
  });

  test('a task is claimed by its unit and role, and by no one who may not do it', () => {
    const task = { state: 'work.confidentialityReview.reviewing', step: 'review', unit: 'land', role: 'reviewer' };
    const claim = (actor: Actor) => mayClaim(definition, actor, task, review()).map((one) => one.code);
    expect(claim(person('land', 'reviewer'))).toEqual([]);
    expect(claim(person('housing', 'reviewer'))).toEqual(['task-of-other-unit']);
    expect(claim(person('land', 'approver'))).toEqual(['task-of-other-role']);
    expect(claim(known('land.drafter', 'reviewer'))).toEqual(['drafter-reviews']);
  });
});
