import { addAccounts } from '../../../src/access/add-accounts.js';
import { DEMO_PASSWORD } from '../../../src/access/demo-accounts.js';
import { hashPassword } from '../../../src/access/password.js';
import { issueToken } from '../../../src/access/token-store.js';
import type { Role } from '../../../src/domain/actor.js';
import type { TestApp } from '../../support/app.js';

/** One who asks: who it is to the rules, and what the request carries. `unit` null: nobody is signed in. */
export interface Asker {
  readonly name: string;
  readonly account: string;
  readonly unit: string | null;
  readonly roles: readonly Role[];
  /** Roles lent to this person today by an absent colleague of the unit. */
  readonly lent: readonly Role[];
  readonly headers: Readonly<Record<string, string>>;
}

const OWN = ['drafter', 'drafter2', 'reviewer', 'reviewer2', 'approver', 'publisher', 'clerk', 'head'];
const OTHER = ['drafter', 'reviewer', 'approver', 'publisher', 'head'];
const SIGNER = ['drafter', 'approver', 'head'];
const SEATS = ['office.officer', 'supervision-office.officer', 'secrecy-authority.officer', 'assessor', 'admin'];
const SIGNED_IN = [
  ...OWN.map((role) => `land-bureau.${role}`),
  ...SIGNER.map((role) => `construction-bureau.${role}`),
  ...OTHER.map((role) => `housing-bureau.${role}`),
  ...['trading-centre.publisher', 'animal-husbandry-bureau.drafter'],
  ...SEATS,
];

/** Whom a short run leaves out: others in the same role and relation are asked. */
const LEFT_OUT =
  /\.(drafter2|reviewer2|clerk)$|^housing-bureau\.(drafter|reviewer|publisher)$|^construction-bureau\.(drafter|head)$|^animal/;
export const inShort = ({ name }: Asker): boolean => !LEFT_OUT.test(name) && !name.startsWith('a made-up');

export const STAND_IN = 'land-bureau.stand-in';
const CLOSED = 'land-bureau.closed';

/** Two people whom no jurisdiction lists: one without a role who stands in for the approver, one who has left. */
export async function hire(app: TestApp): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const person = { unit: 'land-bureau', email: null, passwordHash, demo: true };
  const more = [
    { id: STAND_IN, person: '代理人', roles: [], ...person },
    { id: CLOSED, person: '离职人', roles: ['drafter', 'approver'] as Role[], ...person },
  ];
  await addAccounts(app.pool, more, app.clock.now());
}

/** Everybody who will ask; to be called when the delegation is made, and before the house can no longer be written. */
export async function askers(app: TestApp): Promise<Asker[]> {
  const people = [...SIGNED_IN, STAND_IN].map(async (account) => {
    const { unit, roles } = (await (await app.as(account)).get('/api/v1/session')).body as Pick<
      Asker,
      'unit' | 'roles'
    >;
    const lent: Role[] = account === STAND_IN ? ['approver'] : [];
    return { name: account, account, unit, roles, lent, headers: { cookie: await cookieOf(app, account) } };
  });
  const signedIn = await Promise.all(people);
  return [...nobody(await closedCookie(app)), ...signedIn, await programOf(app, signedIn[0]!)];
}

/** Those who are nobody: without credentials, and with such as are worth nothing. */
const nobody = (closed: string): Asker[] =>
  Object.entries({
    'the public': {},
    'a made-up session': { cookie: `gongkai_session=${'A'.repeat(43)}` },
    'a made-up token': { authorization: `Bearer gongkai_${'A'.repeat(43)}` },
    'the session of a closed account': { cookie: closed },
  }).map(([name, headers]) => ({ name, account: '', unit: null, roles: [], lent: [], headers: { ...headers } }));

/** A program with the drafter's token can do what the drafter can. */
async function programOf(app: TestApp, drafter: Asker): Promise<Asker> {
  const order = { account: drafter.account, name: 'matrix', days: 1 };
  const secret = await issueToken(app.pool, order, app.clock.now());
  return { ...drafter, name: `a program of ${drafter.account}`, headers: { authorization: `Bearer ${secret ?? ''}` } };
}

async function closedCookie(app: TestApp): Promise<string> {
  const cookie = await cookieOf(app, CLOSED);
  await app.database.ownerPool(1).query('UPDATE account SET active = false WHERE id = $1', [CLOSED]);
  return cookie;
}

export async function cookieOf(app: TestApp, account: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
