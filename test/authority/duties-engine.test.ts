import { randomUUID } from 'node:crypto';
import { addAccounts } from '../../src/access/add-accounts.js';
import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { hashPassword } from '../../src/access/password.js';
import type { Role } from '../../src/domain/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { cleared, drafted, must } from '../support/way.js';
import type { Act } from './support/acts.js';
import { forbidden } from './support/forbidden.js';

const WALKS = process.env.FORM !== 'full' ? 6 : 36;
const SIGNER = 'construction-bureau';
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

describe('one person does not decide twice', () => {
  test('who countersigned for one unit and is moved to the other does not approve there', async () => {
    const id = await cleared(app, { countersigners: [SIGNER] });
    await must(app, id, `${SIGNER}.approver`, 'COUNTERSIGN');
    await moved(`${SIGNER}.approver`, 'land-bureau');
    const answer = await (await app.as(`${SIGNER}.approver`)).act(id, 'APPROVE');
    expect([answer.status, answer.body.code]).toEqual([403, 'signed-already']);
    expect(answer.body.detail).toContain('一个人只能签一次');
    await moved(`${SIGNER}.approver`, SIGNER);
    await must(app, id, 'land-bureau.approver', 'APPROVE');
  });

  test('the responsible unit is made its own countersigner neither when it is begun, nor by an edit, nor on submission', async () => {
    const own = { countersigners: ['land-bureau'] };
    const id = await drafted(app);
    const drafter = await app.as('land-bureau.drafter');
    const answers = [
      await drafter.create({ ...LAND_NOTICE, ...own }),
      await drafter.send('patch', `/api/v1/items/${id}`, own),
      await drafter.act(id, 'SUBMIT', own),
    ];
    expect(answers.map(({ body }) => body.code)).toEqual(Array.from(answers, () => 'countersigner-is-approver'));
  });
});

test('on random ways through the real house, by people with several roles, none does', async () => {
  const seed = Date.now() % 1_000_000;
  for (let walk = 0; walk < WALKS; walk++) {
    const acts = await walked(random(seed + walk));
    expect({ seed, walk, forbidden: forbidden(acts, { policy: 'strict', personalData: false }) }).toEqual({
      seed,
      walk,
      forbidden: [],
    });
  }
}, 300_000);

const ROLES: Role[] = ['drafter', 'reviewer', 'approver', 'publisher'];
const NEXT = ['SUBMIT', 'MARK', 'CLEAR', 'COUNTERSIGN', 'APPROVE', 'RETURN', 'PUBLISH', 'MARK', 'CLEAR', 'APPROVE'];

/** Twenty tries of anybody to do anything; then what the trail says was done. */
async function walked(next: (below: number) => number): Promise<Act[]> {
  const people = await staff(next);
  const drafter = await app.as(people[0]!);
  const { id } = (await drafter.create({ ...LAND_NOTICE, countersigners: next(2) === 0 ? [SIGNER] : [] })).body as {
    id: string;
  };
  for (let step = 0; step < 20; step++) {
    const person = await app.as(people[next(people.length)]!);
    const action = NEXT[(step + next(4)) % NEXT.length]!;
    if (action === 'MARK') {
      if ((await person.get(`/api/v1/items/${id}`)).status === 200) await person.markAll(id);
    } else await person.act(id, action, action === 'RETURN' ? { reason: '内容有误' } : {});
    if (next(6) === 0) await moved(people[1 + next(people.length - 1)]!, next(2) === 0 ? 'land-bureau' : SIGNER);
  }
  const { rows } = await app.pool.query<{ action: string; actor: string }>(
    'SELECT action, actor FROM audit_entry WHERE subject = $1 ORDER BY seq',
    [id],
  );
  return rows.map(({ action, actor }) => ({ action: action === 'CREATE' ? 'EDIT' : action, by: [actor], version: 1 }));
}

async function staff(next: (below: number) => number): Promise<string[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const tag = randomUUID().slice(0, 8);
  const some = () => ROLES.filter(() => next(2) === 0);
  const desks = [ROLES, some(), some(), ['reviewer', 'approver'] as Role[], ['approver', 'publisher'] as Role[], ROLES];
  const accounts = desks.map((roles, at) => ({
    ...{ id: `walk-${tag}.${String(at)}`, person: `人${String(at)}`, unit: at === 5 ? SIGNER : 'land-bureau', roles },
    ...{ passwordHash, email: null, demo: true },
  }));
  await addAccounts(app.pool, accounts, app.clock.now());
  return accounts.map(({ id }) => id);
}

async function moved(account: string, unit: string): Promise<void> {
  const answer = await (await app.as('admin')).send('patch', `/api/v1/accounts/${account}`, { unit });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** A small seeded generator (mulberry32): the seed is in the message of a failure. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed))) >>> 0) % below;
  };
}
