import type { Person, TestApp } from '../../support/app.js';
import { startApp } from '../../support/app.js';
import { heldAtTheTrail } from '../../support/barrier.js';
import { ManualClock } from '../../support/manual-clock.js';
import { cleared, must, submitted } from '../../support/way.js';

/** Monday 2 March 2026, 10:00 in Tongjiang. */
const MONDAY = new Date('2026-03-02T02:00:00Z');
const DAY = 86_400_000;

let app: TestApp;
let approver: Person;
let publisher: Person;
beforeEach(async () => {
  app = await startApp({}, new ManualClock(MONDAY));
  approver = await app.as('land-bureau.approver');
  publisher = await app.as('land-bureau.publisher');
});
afterEach(async () => {
  await app.stop();
});

const away = {
  to: 'land-bureau.publisher',
  roles: ['approver'],
  fromDate: '2026-03-02',
  toDate: '2026-03-04',
  reason: '出差',
};
const delegate = async (by: Person, changes: object = {}) =>
  await by.send('post', '/api/v1/delegations', { ...away, ...changes });

describe('delegation for absence (外出委托)', () => {
  test('the delegate finds the tasks there were before, with the words whose they are, and takes them over', async () => {
    const id = await cleared(app);
    const [task] = (await approver.item(id)).tasks;
    await approver.send('post', `/api/v1/tasks/${task.id}/claim`);
    expect((await publisher.get('/api/v1/inbox')).body.tasks).toEqual([]);
    expect((await delegate(approver)).status).toBe(201);
    const { tasks } = (await publisher.get('/api/v1/inbox')).body;
    expect(tasks).toMatchObject([
      { role: 'approver', claimedBy: 'land-bureau.approver', standingFor: { person: '梁晓东' }, item: { id } },
    ]);
    expect((await publisher.send('post', `/api/v1/tasks/${task.id}/claim`)).status).toBe(200);
    const page = await publisher.get('/workbench?view=claimed');
    expect(page.text).toContain('代 梁晓东');
  });

  test('new tasks too; and the trail says that B acted for A', async () => {
    await delegate(approver);
    const id = await cleared(app);
    expect((await publisher.get('/api/v1/inbox')).body.tasks).toHaveLength(1);
    await must(app, id, 'land-bureau.publisher', 'APPROVE');
    const { entries } = (await approver.get(`/api/v1/items/${id}/audit`)).body;
    expect(entries.at(-1)).toMatchObject({
      actor: 'land-bureau.publisher',
      action: 'APPROVE',
      detail: { standingFor: 'land-bureau.approver' },
    });
    const page = await approver.get(`/workbench/items/${id}?tab=trail`);
    expect(page.text).toContain('宋淑珍 代 梁晓东（');
  });

  test('it holds from the first day to the last, and not a day longer', async () => {
    const id = await cleared(app);
    await delegate(approver, { fromDate: '2026-03-03' });
    expect((await publisher.act(id, 'APPROVE')).status).toBe(403);
    app.clock.advance(2 * DAY);
    expect((await (await app.as('land-bureau.publisher')).get('/api/v1/inbox')).body.tasks).toHaveLength(1);
    app.clock.advance(DAY);
    expect((await (await app.as('land-bureau.publisher')).act(id, 'APPROVE')).status).toBe(403);
  });

  test('never around the separation of duties: who drafted may not approve for another', async () => {
    const id = await cleared(app);
    await delegate(approver, { to: 'land-bureau.drafter' });
    const answer = await (await app.as('land-bureau.drafter')).act(id, 'APPROVE');
    expect([answer.status, answer.body.code]).toEqual([403, 'drafter-approves']);
    expect((await (await app.as('land-bureau.drafter')).get('/api/v1/inbox')).body.tasks).toEqual([]);
  });

  test('never around the separation of duties: what was reviewed for another may not be approved by that other', async () => {
    const id = await submitted(app);
    await delegate(await app.as('land-bureau.reviewer'), { to: 'land-bureau.approver', roles: ['reviewer'] });
    await approver.markAll(id);
    await must(app, id, 'land-bureau.approver', 'CLEAR');
    const answer = await approver.act(id, 'APPROVE');
    expect([answer.status, answer.body.code]).toEqual([403, 'reviewer-approves']);
    const { rows } = await app.pool.query(`SELECT facts -> 'reviewers' AS reviewers FROM workflow_case WHERE id = $1`, [
      id,
    ]);
    expect(rows[0].reviewers).toEqual(['land-bureau.approver', 'land-bureau.reviewer']);
    await must(app, id, 'land-bureau.approver2', 'APPROVE');
  });

  test('an administrator’s rights are not lent, nor what was received', async () => {
    const admin = await app.as('admin');
    const lent = await delegate(admin, { to: 'office.officer', roles: ['administrator'] });
    expect(lent.body.reasons.map(({ code }: { code: string }) => code)).toContain('role-not-lent');
    await delegate(approver);
    const further = await delegate(publisher, { to: 'land-bureau.clerk', roles: ['approver'] });
    expect(further.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'delegator-stands-in',
      'role-not-held',
    ]);
  });

  test('the head of the unit and the office arrange it for one who is away already, nobody else', async () => {
    const absent = { from: 'land-bureau.approver2' };
    expect((await delegate(publisher, absent)).body.code).toBe('delegation-not-yours');
    const made = await delegate(await app.as('land-bureau.head'), { ...absent, document: '便函〔2026〕3号' });
    expect(made.body).toMatchObject({ createdBy: 'land-bureau.head', document: '便函〔2026〕3号' });
    expect((await delegate(await app.as('office.officer'), absent)).body.code).toBe('delegation-overlaps');
  });

  test('ended: by either of the two, once, on the trail; strangers see nothing of it', async () => {
    const { id } = (await delegate(approver)).body;
    const item = await cleared(app);
    const path = `/api/v1/delegations/${id}`;
    expect((await (await app.as('land-bureau.clerk')).send('delete', path)).status).toBe(404);
    expect((await publisher.send('delete', path)).body.endedBy).toBe('land-bureau.publisher');
    expect((await approver.send('delete', path)).body.code).toBe('delegation-ended');
    expect((await publisher.act(item, 'APPROVE')).status).toBe(403);
    const { rows } = await app.pool.query('SELECT action FROM audit_entry WHERE subject = $1 ORDER BY seq', [id]);
    expect(rows.map(({ action }) => action)).toEqual(['DELEGATE', 'END_DELEGATION']);
  });

  test('lists are one’s own; the unit’s is its head’s', async () => {
    await delegate(approver);
    const count = async (who: string, query = '') =>
      (await (await app.as(who)).get(`/api/v1/delegations${query}`)).body.delegations?.length ?? null;
    expect(await count('land-bureau.publisher')).toBe(1);
    expect(await count('land-bureau.clerk')).toBe(0);
    expect(await count('land-bureau.clerk', '?of=unit')).toBeNull();
    expect(await count('land-bureau.head', '?of=unit')).toBe(1);
    expect(await count('office.officer', '?of=unit')).toBe(1);
    expect(await count('land-bureau.head', '?of=unit&unit=finance-bureau')).toBeNull();
  });
});

describe('races of delegations, held at a barrier', () => {
  test('a delegation that is ended while the act is being written gives no right any more', async () => {
    const id = await cleared(app);
    const { body } = await delegate(approver);
    const { revision } = await publisher.item(id);
    const owner = app.database.ownerPool();
    const [answer] = await heldAtTheTrail(owner, 2, () => [
      publisher.act(id, 'APPROVE', {}, { revision }),
      endedOnceWaiting(body.id).then(() => null),
    ]);
    expect([answer?.status, answer?.body.code]).toEqual([403, 'wrong-role']);
    const { rows } = await app.pool.query('SELECT state FROM workflow_case WHERE id = $1', [id]);
    expect(rows[0].state).toBe('work.approval');
  });

  /** Ends it the moment the act waits at the barrier, then comes to the barrier itself, so that it opens. */
  async function endedOnceWaiting(delegation: string): Promise<void> {
    const own = await app.database.ownerPool().connect();
    try {
      for (let waiting = 0; waiting === 0;) {
        const { rows } = await own.query(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        waiting = rows[0].n;
      }
      await own.query('UPDATE delegation SET ended_at = created_at WHERE id = $1', [delegation]);
      await own.query('BEGIN; LOCK TABLE audit_entry IN ROW EXCLUSIVE MODE; COMMIT');
    } finally {
      own.release();
    }
  }

  test('of two delegations of one person made at once there is one', async () => {
    const head = await app.as('land-bureau.head');
    const answers = await heldAtTheTrail(app.database.ownerPool(), 2, () => [
      delegate(approver),
      delegate(head, { from: 'land-bureau.approver', to: 'land-bureau.clerk' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('delegation-overlaps');
  });
});
