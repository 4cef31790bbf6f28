import { startApp, type TestApp } from '../support/app.js';
import { heldAtTheTrail } from '../support/barrier.js';
import { cleared, submitted } from '../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

describe('races held at a barrier', () => {
  test('of four simultaneous approvals one moves the case and three are refused with reason', async () => {
    const id = await cleared(app);
    const people = await Promise.all(
      ['approver', 'approver2', 'approver', 'approver2'].map(async (role) => await app.as(`land-bureau.${role}`)),
    );
    const { revision } = await people[0]!.item(id);
    const answers = await heldAtTheTrail(app.database.ownerPool(), 4, () =>
      people.map(async (person) => await person.act(id, 'APPROVE', {}, { revision })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    for (const { body, status } of answers) if (status !== 200) expect(body.reasons[0].code).toBe('stale');
    const { body } = await people[0]!.get(`/api/v1/items/${id}/audit`);
    expect(body.entries.filter((entry: { action: string }) => entry.action === 'APPROVE')).toHaveLength(1);
  });

  test('of two claims of one task one holds it and the other hears who has it', async () => {
    const id = await submitted(app);
    const [first, second] = await Promise.all(
      ['reviewer', 'reviewer2'].map(async (role) => await app.as(`land-bureau.${role}`)),
    );
    const [task] = (await first!.item(id)).tasks;
    const answers = await heldAtTheTrail(app.database.ownerPool(), 2, () =>
      [first!, second!].map(async (person) => await person.send('post', `/api/v1/tasks/${task.id}/claim`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('claimed-by-other');
  });

  test('a claim moves the internal guard and leaves the public revision alone', async () => {
    const id = await submitted(app);
    const reviewer = await app.as('land-bureau.reviewer');
    const before = await reviewer.item(id);
    await reviewer.send('post', `/api/v1/tasks/${before.tasks[0].id}/claim`);
    const { rows } = await app.pool.query('SELECT revision, guard FROM workflow_case WHERE id = $1', [id]);
    expect(rows[0]).toEqual({ revision: before.revision, guard: 3 });
  });
});

describe('the cost of one action', () => {
  test('an action costs at most two statements when nothing conflicts, the writing one a single named statement', async () => {
    const id = await cleared(app);
    const approver = await app.as('land-bureau.approver');
    const { revision } = await approver.item(id);
    const asked = jest.spyOn(app.pool, 'query');
    expect((await approver.act(id, 'APPROVE', {}, { revision })).status).toBe(200);
    const seen = asked.mock.calls.map(([query]) => (query as unknown as { name: string }).name);
    asked.mockRestore();
    expect(seen.filter((name) => !name.startsWith('session'))).toEqual([
      'case.read',
      expect.stringMatching(/^case\.advance:c\./),
    ]);
  });
});
