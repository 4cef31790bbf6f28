import { startApp, type TestApp } from '../../support/app.js';
import { LAND_NOTICE } from '../../support/land-notice.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

describe('from draft to publication', () => {
  test('an item of 国土局 is drafted, reviewed, approved and published by four people, each in the own right', async () => {
    const [drafter, reviewer, approver, publisher] = await Promise.all(
      ['drafter', 'reviewer', 'approver', 'publisher'].map(async (role) => await app.as(`land-bureau.${role}`)),
    );
    const created = await drafter!.create(LAND_NOTICE);
    expect(created.body).toMatchObject({
      revision: 1,
      state: 'work.drafting',
      responsibleUnit: 'land-bureau',
      warnings: [],
    });
    const { id } = created.body;
    const submitted = await drafter!.act(id, 'SUBMIT');
    expect(submitted.body).toMatchObject({ state: 'work.confidentialityReview.reviewing' });
    const marked = await reviewer!.markAll(id);
    expect(marked.body).toMatchObject({ state: 'work.confidentialityReview.reviewing' });
    const cleared = await reviewer!.act(id, 'CLEAR', { comment: '无涉密内容' });
    expect(cleared.body).toMatchObject({ state: 'work.approval' });
    const approved = await approver!.act(id, 'APPROVE');
    expect(approved.body).toMatchObject({ state: 'work.publication.ready' });
    const published = await publisher!.act(id, 'PUBLISH');
    expect(published.body).toMatchObject({ state: 'work.idle' });
    const item = await publisher!.item(id);
    expect(item.publication.number).toMatch(/^[0-9A-Z]{18}\/2026-00001$/);
    expect(item.states).toContain('visibility.current');
    const trail = await drafter!.get(`/api/v1/items/${id}/audit`);
    expect(trail.body.entries.map((entry: { action: string }) => entry.action)).toEqual([
      ...['CREATE', 'SUBMIT', 'MARK', 'CLEAR', 'APPROVE', 'PUBLISH'],
    ]);
    const open = await drafter!.get(`/open/v1/publications/${item.publication.number}`);
    expect(open.status).toBe(200);
  });
});
