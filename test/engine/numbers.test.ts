import { startApp, type TestApp } from '../support/app.js';
import { heldAtTheTrail } from '../support/barrier.js';
import { approved, cleared, must } from '../support/way.js';
import { trailFindings } from '../support/whole-trail.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const placeOf = (number: string): number => Number(number.split('-').at(-1));

describe('索引号: never reused', () => {
  test('three items of one unit published at the same moment get three numbers in a row', async () => {
    const ids = [await approved(app), await approved(app), await approved(app)];
    const publisher = await app.as('land-bureau.publisher');
    const before = await Promise.all(ids.map(async (id) => await publisher.item(id)));
    const answers = await heldAtTheTrail(app.database.ownerPool(), 3, () =>
      before.map(async ({ id, revision }) => await publisher.act(id, 'PUBLISH', {}, { revision })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const items = await Promise.all(ids.map(async (id) => await publisher.item(id)));
    expect(items.map((item) => placeOf(item.publication.number)).sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  test('of two publishers of one item one publishes, and the other takes no number', async () => {
    const id = await approved(app);
    const publisher = await app.as('land-bureau.publisher');
    const { revision } = await publisher.item(id);
    const asked = jest.spyOn(app.pool, 'query');
    const answers = await heldAtTheTrail(app.database.ownerPool(), 2, () =>
      [1, 2].map(async () => await publisher.act(id, 'PUBLISH', {}, { revision })),
    );
    const ended = await Promise.allSettled(asked.mock.results.map(async ({ value }) => await (value as unknown)));
    asked.mockRestore();
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(ended.filter((one) => one.status === 'rejected')).toEqual([]); // the guard decides, not the trail's own index
    const next = await approved(app);
    await must(app, next, 'land-bureau.publisher', 'PUBLISH');
    const [one, other] = [await publisher.item(id), await publisher.item(next)];
    expect(placeOf(other.publication.number)).toBe(placeOf(one.publication.number) + 1);
  });

  test('after the hundred-thousandth of a year the number grows instead of repeating', async () => {
    await app.pool.query('UPDATE index_number SET last = 99999');
    const id = await approved(app);
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    const { publication } = await (await app.as('land-bureau.publisher')).item(id);
    expect(publication.number).toMatch(/\/2026-100000$/);
  });
});

describe('what a clerk records of a signature', () => {
  test('stays on the trail when the erasable words are gone: medium, signer and time', async () => {
    const id = await cleared(app);
    const recorded = { medium: 'paper', signer: 'land-bureau.approver', signedAt: '2026-11-20T09:00:00+08:00' };
    await must(app, id, 'land-bureau.clerk', 'APPROVE', { recorded });
    await app.pool.query('DELETE FROM audit_content WHERE entry IN (SELECT id FROM audit_entry WHERE subject = $1)', [
      id,
    ]);
    const { body } = await (await app.as('land-bureau.clerk')).get(`/api/v1/items/${id}/audit`);
    const entry = body.entries.at(-1);
    expect([entry.action, entry.actor, entry.erased]).toEqual(['APPROVE', 'land-bureau.clerk', true]);
    expect(entry.detail.input.recorded).toEqual(recorded);
  });
});

test('npm run audit:verify finds nothing in all of this', async () => {
  expect(await trailFindings(app)).toEqual([]);
});
