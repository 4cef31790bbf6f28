import type { Person, TestApp } from '../../support/app.js';
import { startApp } from '../../support/app.js';
import { heldAtTheTrail } from '../../support/barrier.js';
import { cleared, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const taskOf = async (item: string) => (await (await app.as('office.officer')).item(item)).tasks[0];
const reassign = async (by: Person, task: string, to: string, more: object = {}) =>
  await by.send('post', `/api/v1/tasks/${task}/reassign`, { to, reason: '原承办人请假', ...more });

describe('reassigning (改派)', () => {
  test('the head gives it to one who may do it: with from and to on the trail, told to both', async () => {
    const id = await submitted(app);
    const { id: task } = await taskOf(id);
    await (await app.as('land-bureau.reviewer')).send('post', `/api/v1/tasks/${task}/claim`);
    await app.drain();
    expect((await reassign(await app.as('land-bureau.head'), task, 'land-bureau.reviewer2')).status).toBe(200);
    expect((await taskOf(id)).claimedBy).toBe('land-bureau.reviewer2');
    const { entries } = (await (await app.as('office.officer')).get(`/api/v1/items/${id}/audit`)).body;
    expect(entries.at(-1)).toMatchObject({
      action: 'REASSIGN',
      detail: { reassigned: { from: 'land-bureau.reviewer', to: 'land-bureau.reviewer2' } },
    });
    await app.drain();
    const { rows } = await app.pool.query(
      `SELECT DISTINCT payload ->> 'account' AS account FROM outbox
       WHERE case_id = $1 AND kind = 'message' AND payload ->> 'notice' = 'reassigned' ORDER BY 1`,
      [id],
    );
    expect(rows.map(({ account }) => account)).toEqual(['land-bureau.reviewer', 'land-bureau.reviewer2']);
    const page = await (await app.as('office.officer')).get(`/workbench/items/${id}?tab=trail`);
    expect(page.text).toContain('改派：给谢慧敏');
  });

  test('never to one who may not do it, and every reason is given', async () => {
    const { id: task } = await taskOf(await cleared(app));
    const head = await app.as('land-bureau.head');
    const codes = async (to: string) =>
      (await reassign(head, task, to)).body.reasons.map(({ code }: { code: string }) => code).sort();
    expect(await codes('land-bureau.publisher')).toEqual(['holder-task-of-other-role']);
    expect(await codes('housing-bureau.approver')).toEqual(['holder-task-of-other-unit', 'reassign-outside-unit']);
    expect(await codes('nobody')).toEqual(['account-unknown']);
    const { candidates } = (await head.get(`/api/v1/tasks/${task}/candidates`)).body;
    const able = candidates.filter(({ refusals }: { refusals: object[] }) => refusals.length === 0);
    expect(able.map(({ account }: { account: string }) => account)).toEqual([
      'land-bureau.approver',
      'land-bureau.approver2',
    ]);
  });

  test('not by a drafter or a stranger; by the office for any unit', async () => {
    const { id: task } = await taskOf(await submitted(app));
    expect((await reassign(await app.as('land-bureau.drafter'), task, 'land-bureau.reviewer2')).status).toBe(403);
    expect((await reassign(await app.as('housing-bureau.head'), task, 'land-bureau.reviewer2')).status).toBe(404);
    expect((await reassign(await app.as('office.officer'), task, 'land-bureau.reviewer2')).status).toBe(200);
  });

  test('of two who reassign one task at once the second is told who has it now', async () => {
    const { id: task } = await taskOf(await submitted(app));
    const [head, officer] = [await app.as('land-bureau.head'), await app.as('office.officer')];
    const answers = await heldAtTheTrail(app.database.ownerPool(), 2, () => [
      reassign(head, task, 'land-bureau.reviewer', { from: null }),
      reassign(officer, task, 'land-bureau.reviewer2', { from: null }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('holder-changed');
  });

  test('reassigned while it is approved: one order of the two, and nothing is left of an ended task', async () => {
    const id = await cleared(app);
    const { id: task } = await taskOf(id);
    const [approver, head] = [await app.as('land-bureau.approver'), await app.as('land-bureau.head')];
    const { revision } = await approver.item(id);
    const [approval, reassigned] = await heldAtTheTrail(app.database.ownerPool(), 2, () => [
      approver.act(id, 'APPROVE', {}, { revision }),
      reassign(head, task, 'land-bureau.approver2'),
    ]);
    expect(approval?.status).toBe(200);
    const { rows } = await app.pool.query(
      'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 2',
      [id],
    );
    const actions = rows.map(({ action }) => action);
    if (reassigned?.status === 200) expect(actions).toEqual(['APPROVE', 'REASSIGN']);
    else {
      expect(reassigned?.body.code).toBe('task-ended');
      expect(actions[0]).toBe('APPROVE');
    }
    const ended = await app.pool.query('SELECT status, claimed_by FROM task WHERE id = $1', [task]);
    expect(ended.rows).toEqual([
      { status: 'done', claimed_by: reassigned?.status === 200 ? 'land-bureau.approver2' : null },
    ]);
  });
});
