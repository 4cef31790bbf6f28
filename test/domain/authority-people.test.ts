import type { Actor, Role } from '../../src/domain/actor';
import { authorise } from '../../src/domain/authority/authorise';
import { eligibility } from '../../src/domain/authority/eligibility';
import { mayKnow, mayView, readScope } from '../../src/domain/authority/read-scope';
import type { Facts } from '../../src/domain/lifecycle/facts';
import { definition, facts, jurisdiction, NOW, person } from './lifecycle/support/sample';

const inState = (work: string, changes: Parameters<typeof facts>[0] = {}): Facts =>
  facts({ states: [work, 'visibility.none', 'syndication.none'], ...changes });
const approval = (changes: Parameters<typeof facts>[0] = {}) => inState('work.approval', changes);
const known = (account: string, ...roles: Role[]): Actor => ({ ...person('land', ...roles), account });

describe('who sees what', () => {
  const sees = (actor: Actor, of = approval()) => mayView(definition, actor, of);

  test('the units that take part, the office and the supervision office', () => {
    const of = approval({ publishingUnits: ['land', 'trading'], memory: { countersigners: ['lawyers'] } });
    expect(sees(person('land', 'clerk'), of)).toBe(true);
    expect(sees(person('trading', 'publisher'), of)).toBe(true);
    expect(sees(person('lawyers', 'approver'), of)).toBe(true);
    expect(sees(person('office', 'officer'), of)).toBe(true);
    expect(sees(person('supervision', 'officer'), of)).toBe(true);
    expect(sees(person('housing', 'approver'), of)).toBe(false);
  });

  test('the administrator runs the system and reads nothing', () => {
    expect(sees(person('land', 'administrator'))).toBe(false);
    expect(readScope(person('office', 'administrator'), seats)).toEqual({ kind: 'none' });
  });

  test('the secrecy authority answers a question without seeing the content', () => {
    const referred = inState('work.confidentialityReview.referred');
    const officer = person('secrecy', 'officer');
    expect(sees(officer, referred)).toBe(false);
    expect(mayKnow(definition, officer, referred)).toBe(true);
    expect(mayKnow(definition, officer, approval())).toBe(false);
    const advise = { action: 'ADVISE', actor: officer, facts: referred, input: {}, now: NOW, probing: false };
    expect(authorise(definition, advise, jurisdiction)).toEqual([]);
  });

  test('lists are limited to the unit, save for those who answer for the whole', () => {
    expect(readScope(person('land', 'drafter'), seats)).toEqual({ kind: 'unit', unit: 'land' });
    expect(readScope(person('office', 'officer'), seats)).toEqual({ kind: 'all' });
    expect(readScope(person('secrecy', 'officer'), seats)).toEqual({ kind: 'none' });
  });
});

const seats = { ...jurisdiction, office: 'office', supervisionOffice: 'supervision' };

describe('no eligible person shows at creation', () => {
  const staff = (...people: Actor[]) => people.map(({ account, unit, roles }) => ({ account, unit, roles }));
  const missing = (of: Facts, ...people: Actor[]) =>
    eligibility(definition, of, staff(...people)).map((one) => one.step);
  const all = ['drafter', 'reviewer', 'approver', 'publisher'] as const;

  test('three people and a publisher will do', () => {
    const of = facts();
    expect(missing(of, ...all.map((role) => person('land', role)))).toEqual([]);
  });

  test('a unit of one person can do nothing with what that person drafted', () => {
    const of = facts({ memory: { drafters: ['land.one'] } });
    expect(missing(of, known('land.one', ...all))).toEqual(['review', 'approve', 'publish']);
  });

  test('a small unit of one person still lacks the approver', () => {
    const of = facts({ policy: 'small', memory: { drafters: ['land.one'] } });
    expect(missing(of, known('land.one', ...all))).toEqual(['approve']);
  });

  test('one person cannot be reviewer and approver of a strict unit', () => {
    expect(missing(facts(), known('land.two', 'reviewer', 'approver'), person('land', 'publisher'))).toEqual([
      'approve',
    ]);
  });

  test('a unit asked to countersign needs an approver of its own', () => {
    const of = facts({ memory: { countersigners: ['lawyers', 'finance'] } });
    const people = [...all.map((role) => person('land', role)), person('finance', 'approver')];
    expect(eligibility(definition, of, staff(...people))).toEqual([
      expect.objectContaining({ step: 'countersign', units: ['lawyers'] }),
    ]);
  });

  test('an entrusted unit’s reviewer fills the gap', () => {
    const of = facts({ reviewingUnits: ['land', 'lawyers'] });
    const people = [
      known('land.two', 'reviewer', 'approver'),
      person('land', 'publisher'),
      person('lawyers', 'reviewer'),
    ];
    expect(missing(of, ...people)).toEqual([]);
  });
});
