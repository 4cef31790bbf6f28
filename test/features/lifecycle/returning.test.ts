import { startApp, type TestApp } from '../../support/app.js';
import { approved, cleared, drafted, must, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);

describe('退回 and 收回', () => {
  test('a return needs its reason, goes back to drafting and voids what was cleared', async () => {
    const id = await cleared(app);
    const approver = await app.as('land-bureau.approver');
    expect(codes(await approver.act(id, 'RETURN'))).toEqual(['reason-needed']);
    await must(app, id, 'land-bureau.approver', 'RETURN', { reason: '缺宗地图' });
    const { rows } = await app.pool.query('SELECT state, facts FROM workflow_case WHERE id = $1', [id]);
    expect(rows[0]).toMatchObject({ state: 'work.drafting', facts: { clearedHash: null } });
    const { body } = await approver.get(`/api/v1/items/${id}/audit`);
    expect(body.entries.at(-1).sentence).toMatch(/梁晓东（国土局）退回：缺宗地图/);
  });

  test('the drafter recalls what nobody has touched, and no longer once a reviewer has marked it', async () => {
    const id = await submitted(app);
    await must(app, id, 'land-bureau.drafter', 'RECALL');
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    await (await app.as('land-bureau.reviewer')).markAll(id);
    expect(codes(await (await app.as('land-bureau.drafter')).act(id, 'RECALL'))).toEqual(['acted-since-submission']);
  });

  test('the approver may send a case back to the reviewer only', async () => {
    const id = await cleared(app);
    const { state } = await must(app, id, 'land-bureau.approver', 'RETURN', { to: 'review', reason: '请再看价格' });
    expect(state).toBe('work.confidentialityReview.reviewing');
  });

  test('an approved item returned by the publisher is reviewed and approved anew', async () => {
    const id = await approved(app);
    await must(app, id, 'land-bureau.publisher', 'RETURN', { reason: '日期有误' });
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    expect(codes(await (await app.as('land-bureau.publisher')).act(id, 'PUBLISH'))).toContain('not-in-this-state');
  });
});

describe('会签: countersigning', () => {
  const countersigners = ['finance-bureau', 'development-reform-bureau'];
  const sign = async (id: string, unit: string) => await must(app, id, `${unit}.approver`, 'COUNTERSIGN');

  test('the approver waits for every unit asked, and is told whose signature is missing', async () => {
    const id = await cleared(app, { countersigners });
    await sign(id, 'finance-bureau');
    const early = await (await app.as('land-bureau.approver')).act(id, 'APPROVE');
    expect(early.body.reasons[0].message).toBe('还缺 发改局 的会签。');
    await sign(id, 'development-reform-bureau');
    expect((await must(app, id, 'land-bureau.approver', 'APPROVE')).state).toBe('work.publication.ready');
  });

  test('a return by one countersigner closes the tasks of the others: no case is stranded', async () => {
    const id = await cleared(app, { countersigners });
    await must(app, id, 'finance-bureau.approver', 'RETURN', { reason: '资金来源不清' });
    const { rows } = await app.pool.query(
      `SELECT unit, status FROM task WHERE case_id = $1 AND step = 'countersign' ORDER BY unit`,
      [id],
    );
    expect(rows).toEqual([
      { unit: 'development-reform-bureau', status: 'closed' },
      { unit: 'finance-bureau', status: 'done' },
    ]);
    const item = await (await app.as('land-bureau.drafter')).item(id);
    expect(item.tasks).toEqual([expect.objectContaining({ step: 'draft', unit: 'land-bureau' })]);
  });

  test('on resubmission all are asked again, save units whose signed publicHash is unchanged', async () => {
    const id = await cleared(app, { countersigners });
    await sign(id, 'finance-bureau');
    await must(app, id, 'development-reform-bureau.approver', 'RETURN', { reason: '请再核' });
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const reviewer = await app.as('land-bureau.reviewer');
    await reviewer.markAll(id);
    await must(app, id, 'land-bureau.reviewer', 'CLEAR');
    const unchanged = await reviewer.item(id);
    expect(unchanged.tasks.map(({ unit }: { unit: string }) => unit)).toEqual(['development-reform-bureau']);
    await must(app, id, 'development-reform-bureau.approver', 'RETURN', { reason: '改摘要' });
    await (await app.as('land-bureau.drafter')).send('patch', `/api/v1/items/${id}`, { summary: '改过的内容概述' });
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    await reviewer.markAll(id);
    await must(app, id, 'land-bureau.reviewer', 'CLEAR');
    const changed = await reviewer.item(id);
    expect(changed.tasks.map(({ unit }: { unit: string }) => unit).sort()).toEqual([...countersigners].sort());
  });
});

describe('scope of editing', () => {
  test('content changes only in drafting, marks only in review', async () => {
    const id = await submitted(app);
    const edit = await (await app.as('land-bureau.drafter')).send('patch', `/api/v1/items/${id}`, { title: '改' });
    expect([edit.status, codes(edit)]).toEqual([409, ['not-in-this-state']]);
    const early = await drafted(app);
    const mark = await (await app.as('land-bureau.reviewer')).markAll(early);
    expect([mark.status, codes(mark)]).toEqual([409, ['not-in-this-state']]);
  });

  test('everyone who edited a version counts as its drafter and neither reviews nor approves it (invariant 7)', async () => {
    const id = await drafted(app);
    await (await app.as('land-bureau.drafter2')).send('patch', `/api/v1/items/${id}`, { summary: '另一人补充' });
    await app.pool.query(`UPDATE account SET roles = '{drafter,reviewer,approver}' WHERE id = 'land-bureau.drafter2'`);
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const second = await app.as('land-bureau.drafter2');
    expect(codes(await second.markAll(id))).toEqual(['drafter-reviews']);
  });
});
