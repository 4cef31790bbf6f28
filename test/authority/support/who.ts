import type { Role } from '../../../src/domain/actor.js';
import type { Asker } from './people.js';
import type { Place } from './places.js';

/** What a rule may say of who may: one word each, told to people by `words`. An item is always 国土局's. */
interface Group {
  readonly words: string;
  readonly has: (asker: Asker, place: Place) => boolean;
}

const today = ({ roles, lent }: Asker): readonly Role[] => [...roles, ...lent];
const own = ({ unit }: Asker): boolean => unit === 'land-bureau';
const signs = ({ unit }: Asker, { signers }: Place): boolean => unit !== null && signers.includes(unit);
const READING: readonly Role[] = ['drafter', 'reviewer', 'approver', 'publisher', 'clerk', 'head'];
const reads = (asker: Asker): boolean => today(asker).some((role) => READING.includes(role));
const seat = (unit: string) => (asker: Asker) => asker.unit === unit && asker.roles.includes('officer');
const isOffice = seat('office');
const isSupervision = seat('supervision-office');

/** Someone of the responsible unit in that role, by own right or for an absent colleague. */
const ofUnit = (role: Role, words: string): Group => ({
  words,
  has: (asker) => own(asker) && today(asker).includes(role),
});
const anywhere = (words: string, ...roles: Role[]): Group => ({
  words,
  has: (asker) => today(asker).some((role) => roles.includes(role)),
});
const account = (words: string, ...accounts: string[]): Group => ({
  words,
  has: (asker) => accounts.includes(asker.account),
});

const takesPart: Group['has'] = (asker, place) => (own(asker) || signs(asker, place)) && reads(asker);
const seesIt: Group['has'] = (asker, place) => takesPart(asker, place) || isOffice(asker) || isSupervision(asker);

export const GROUPS: Readonly<Record<string, Group>> = {
  everybody: { words: 'everybody, without signing in', has: () => true },
  nobody: { words: 'nobody', has: () => false },
  signedIn: { words: 'everybody who is signed in', has: ({ unit }) => unit !== null },
  worker: {
    words: 'everybody who is signed in, save who only evaluates',
    has: ({ unit, roles }) => unit !== null && !roles.includes('assessor'),
  },
  everybodyElse: {
    words: 'everybody, without signing in, save who signed in only to evaluate',
    has: ({ roles }) => !roles.includes('assessor'),
  },
  drafter: ofUnit('drafter', 'drafters of the unit'),
  reviewer: ofUnit('reviewer', 'reviewers of the unit'),
  approver: ofUnit('approver', 'approvers of the unit'),
  publisher: ofUnit('publisher', 'publishers of the unit'),
  clerk: ofUnit('clerk', 'clerks of the unit'),
  head: ofUnit('head', 'the head of the unit'),
  countersigner: {
    words: 'approvers of a unit that is asked to countersign',
    has: (asker, place) => signs(asker, place) && today(asker).includes('approver'),
  },
  countersigningDrafter: {
    words: 'drafters of a unit that is asked to countersign',
    has: (asker, place) => signs(asker, place) && today(asker).includes('drafter'),
  },
  owner: {
    words: 'whose step it is: people of the unit in the role that the task names',
    has: ({ unit, ...asker }, { task }) =>
      task !== null && unit === task.unit && today({ unit, ...asker }).includes(task.role),
  },
  involved: { words: 'the people of the units that take part', has: takesPart },
  unitPeople: { words: 'the people of the unit', has: (asker) => own(asker) && reads(asker) },
  reader: {
    words: 'whoever reads items somewhere',
    has: (asker) => reads(asker) || isOffice(asker) || isSupervision(asker),
  },
  office: { words: 'officers of the government office', has: isOffice },
  supervision: { words: 'officers of the supervision office', has: isSupervision },
  secrecy: { words: 'officers of the secrecy authority', has: seat('secrecy-authority') },
  askedSecrecy: {
    words: 'officers of the secrecy authority, once they are asked',
    has: (asker, { state }) => state === 'referred' && seat('secrecy-authority')(asker),
  },
  urger: {
    words: 'the offices, the head of the unit, and the drafter whose item waits for somebody else',
    has: (asker, { task }) =>
      isOffice(asker) ||
      isSupervision(asker) ||
      ((own(asker) || asker.unit === task?.unit) && today(asker).includes('head')) ||
      (asker.account === 'land-bureau.drafter' && task?.role !== 'drafter'),
  },
  taskLeader: {
    words: 'head and approvers of the unit that has the task',
    has: (asker, { task }) =>
      asker.unit === task?.unit && today(asker).some((role) => role === 'head' || role === 'approver'),
  },
  anyOfficer: anywhere('officers of any office', 'officer'),
  assessor: anywhere('the third-party evaluator', 'assessor'),
  administrator: anywhere('administrators', 'administrator'),
  anyDrafter: anywhere('drafters of any unit', 'drafter'),
  anyClerk: anywhere('clerks of any unit', 'clerk'),
  anyPublisher: anywhere('publishers of any unit', 'publisher'),
  leader: {
    words: 'heads and approvers of any unit, by own right',
    has: ({ roles }) => roles.includes('head') || roles.includes('approver'),
  },
  ownLeader: {
    words: 'the head and the approvers of the unit, by own right',
    has: (asker) => own(asker) && asker.roles.some((role) => role === 'head' || role === 'approver'),
  },
  ownReviewer: {
    words: 'reviewers, approvers and the head of the unit, by own right',
    has: (asker) => own(asker) && asker.roles.some((role) => ['reviewer', 'approver', 'head'].includes(role)),
  },
  ofUnitOrOtherRole: {
    words: 'who is not a reviewer, approver or head of another unit',
    has: ({ roles }) => !roles.some((role) => ['reviewer', 'approver', 'head'].includes(role)),
  },
  seen: { words: 'who sees the report', has: (asker) => (own(asker) && reads(asker)) || isSupervision(asker) },
  sees: { words: 'who sees the item', has: seesIt },
  known: {
    words: 'who may know of the item',
    has: (asker, place) => seesIt(asker, place) || (place.state === 'referred' && seat('secrecy-authority')(asker)),
  },
  addressed: {
    words: 'who sees the order',
    has: (asker) => (own(asker) && reads(asker)) || isOffice(asker) || isSupervision(asker),
  },
  author: account('who wrote it', 'land-bureau.drafter'),
  delegator: account('who is away', 'land-bureau.approver'),
  standIn: account('who stands in', 'land-bureau.stand-in'),
};

/** Whether one of the groups has the asker. `reviewer@reviewing,referred` holds in those states; where no such line holds, any may. */
export function holds(may: readonly string[], asker: Asker, place: Place): boolean {
  const lines = may.map((one) => one.split('@') as [string, string | undefined]);
  const here = lines.filter(([, states]) => states === undefined || states.split(',').includes(place.state));
  const valid = here.length > 0 ? here : lines;
  return valid.some(([name]) => groupOf(name).has(asker, place));
}

export function groupOf(name: string): Group {
  const group = GROUPS[name];
  if (group === undefined) throw new Error(`rules.yaml: nobody is called ${name}; who.ts says who there is`);
  return group;
}
