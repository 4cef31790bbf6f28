import fc from 'fast-check';
import { Case, facts } from '../domain/lifecycle/support/sample.js';
import { attempt, thoughtOf, type Act } from './support/acts.js';
import { forbidden } from './support/forbidden.js';
import { employees, Organisation, UNITS } from './support/organisation.js';

const RUNS = process.env.FORM !== 'full' ? 600 : 4_000;
const steps = fc.array(fc.record({ kind: fc.nat(11), one: fc.nat(), other: fc.nat() }), {
  minLength: 25,
  maxLength: 60,
});
const world = fc.record({
  people: employees,
  steps,
  policy: fc.constantFrom('strict' as const, 'small' as const),
  personalData: fc.boolean(),
  countersigners: fc.subarray(['lawyers', 'finance']),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** How often each thing was decided, over all runs: a property of nothing proves nothing. */
const decided = new Map<string, number>();

test('no path through absences, moves, returns and countersignatures lets one person decide twice', () => {
  fc.assert(fc.property(world, (drawn) => { expect(forbidden(walked(drawn), drawn)).toEqual([]); }), { numRuns: RUNS, interruptAfterTimeLimit: 240_000 }); // prettier-ignore
  for (const action of ['APPROVE', 'COUNTERSIGN', 'WITHHOLD', 'PUBLISH'])
    expect([action, (decided.get(action) ?? 0) > RUNS / 50]).toEqual([action, true]);
}, 300_000);

/** What happened, act after act, when whoever can does something: drawn people try drawn actions until one is accepted. */
function walked({ people, steps: drawn, policy, personalData, countersigners }: World): readonly Act[] {
  const house = new Organisation(people);
  const item = new Case(facts({ policy, personalData, memory: { drafters: [] } }));
  const acts: Act[] = [];
  for (const { kind, one, other } of drawn) {
    const [who, whom] = [at(house.people, one), at(house.people, other)];
    if (kind === 0) house.absence(who, whom);
    else if (kind === 1) house.back(who);
    else if (kind === 2)
      house.move(who, at(UNITS, other), at(['approver', 'approver', 'reviewer', 'drafter'] as const, one + other));
    else {
      const act = somebodys(item, house, one, other, countersigners);
      if (act !== null) acts.push(act);
    }
  }
  for (const { action } of acts) decided.set(action, (decided.get(action) ?? 0) + 1);
  return acts;
}

function somebodys(item: Case, house: Organisation, one: number, other: number, countersigners: string[]): Act | null {
  const actors = house.people.map((each) => house.actor(each));
  const actions = thoughtOf(item);
  const pairs = actors.length * actions.length;
  for (let nth = 0; nth < pairs; nth++) {
    const pick = (one + nth) % pairs;
    const actor = at(actors, pick % actors.length);
    const action = at(actions, Math.floor(pick / actors.length) + other);
    const act = attempt(item, action, actor, rotated(actors, other), countersigners);
    if (act !== null) return act;
  }
  return null;
}

const at = <T>(list: readonly T[], nth: number): T => list[nth % list.length]!;
const rotated = <T>(list: readonly T[], nth: number): T[] => [...list.slice(nth % list.length), ...list.slice(0, nth % list.length)]; // prettier-ignore
