import { startApp, type TestApp } from '../../support/app.js';
import { cleared, must, submitted } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const codes = (answer: { body: { reasons?: { code: string }[] } }) => answer.body.reasons?.map(({ code }) => code);

describe('先审查、后公开，逐项审查 (保守国家秘密法实施条例 42)', () => {
  test('CLEAR is refused with one reason for every element that has no mark', async () => {
    const id = await submitted(app);
    const answer = await (await app.as('land-bureau.reviewer')).act(id, 'CLEAR');
    expect(answer.status).toBe(422);
    expect(codes(answer)).toEqual(Array.from({ length: 7 }, () => 'unmarked'));
  });

  test('an attachment needs a mark of its own, and cannot be masked here', async () => {
    const id = await submitted(app);
    await must(app, id, 'land-bureau.reviewer', 'RETURN', { reason: '请附宗地图' });
    const drafter = await app.as('land-bureau.drafter');
    const file = await drafter
      .send('post', `/api/v1/items/${id}/attachments`)
      .field('title', '宗地图')
      .attach('file', Buffer.from('宗地,面积\n1,1.2358\n'), 'map.csv');
    expect(file.status).toBe(201);
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const reviewer = await app.as('land-bureau.reviewer');
    const target = `attachment:${file.body.id}`;
    const masked = await reviewer.markAll(id, { [target]: { decision: 'mask', ground: 'personal-privacy' } });
    expect(codes(masked)).toEqual(['mark-attachment-mask']);
    await reviewer.markAll(id, {
      [target]: { decision: 'withhold', ground: 'personal-privacy', reason: '有住户信息' },
    });
    expect((await must(app, id, 'land-bureau.reviewer', 'CLEAR')).state).toBe('work.approval');
  });

  test('a mark that hides needs a ground that carries it (条例 14-16)', async () => {
    const id = await submitted(app);
    const reviewer = await app.as('land-bureau.reviewer');
    const bare = await reviewer.markAll(id, { 'element:use': { decision: 'withhold' } });
    const wrong = await reviewer.markAll(id, { 'element:use': { decision: 'withhold', ground: 'no-such' } });
    const stray = await reviewer.send('put', `/api/v1/items/${id}/marks`, {
      marks: [{ target: 'element:nowhere', decision: 'publish' }],
    });
    expect([codes(bare), codes(wrong), codes(stray)]).toEqual([
      ['mark-needs-ground'],
      ['mark-needs-ground'],
      ['mark-unknown-target'],
    ]);
  });

  test('the secrecy authority answers a question and never sees the content', async () => {
    const id = await submitted(app);
    await must(app, id, 'land-bureau.reviewer', 'REFER', { question: '坐标精度是否涉密？' });
    const secrecy = await app.as('secrecy-authority.officer');
    expect((await secrecy.get(`/api/v1/items/${id}`)).status).toBe(404);
    const inbox = await secrecy.get('/api/v1/inbox');
    expect(inbox.body.tasks).toHaveLength(1);
    const { rows } = await app.pool.query('SELECT revision FROM workflow_case WHERE id = $1', [id]);
    const answer = await secrecy.act(id, 'ADVISE', { advice: '保留到米级即可。' }, { revision: rows[0].revision });
    expect(answer.body.state).toBe('work.confidentialityReview.reviewing');
  });

  test('条例 32: silence of a third party after 15 working days leaves the decision to the agency', async () => {
    const id = await submitted(app);
    const receivedOn = '2026-11-23';
    await must(app, id, 'land-bureau.reviewer', 'CONSULT', { party: '同江某公司', receivedOn });
    const { rows } = await app.pool.query(`SELECT action, due_at FROM timer WHERE case_id = $1 AND status = 'open'`, [
      id,
    ]);
    expect(rows).toEqual([{ action: 'CONSULTATION_EXPIRED', due_at: new Date('2026-12-14T16:00:00Z') }]);
    app.clock.advance(new Date('2026-12-14T16:00:01Z').getTime() - app.clock.now().getTime());
    await app.drain();
    const item = await (await app.as('land-bureau.reviewer')).item(id);
    expect(item.state).toBe('work.confidentialityReview.reviewing');
    const trail = await (await app.as('land-bureau.reviewer')).get(`/api/v1/items/${id}/audit`);
    expect(trail.body.entries.at(-1)).toMatchObject({ action: 'CONSULTATION_EXPIRED', actor: 'system' });
  });
});

describe('不予公开 and 依申请公开 (条例 13-18)', () => {
  const proposal = { ground: 'trade-secret', explanation: '含投标人成本构成', reviewAgainOn: '2027-11-23' };

  test('the reviewer proposes with ground, explanation and a date to look again; the approver confirms', async () => {
    const id = await submitted(app);
    const reviewer = await app.as('land-bureau.reviewer');
    expect(codes(await reviewer.act(id, 'RESTRICT'))).toEqual(
      expect.arrayContaining(['obliged-needs-ground', 'explanation-needed', 'date-needed']),
    );
    await must(app, id, 'land-bureau.reviewer', 'WITHHOLD', proposal);
    const approver = await app.as('land-bureau.approver');
    expect(codes(await approver.act(id, 'APPROVE'))).toContain('proposal-pending');
    expect(codes(await approver.act(id, 'RESTRICT'))).toEqual(['other-proposal']);
    expect((await must(app, id, 'land-bureau.approver', 'WITHHOLD')).state).toBe('work.withheld');
    const { rows } = await app.pool.query(
      `SELECT to_char(not_before, 'YYYY-MM-DD') AS day FROM task WHERE case_id = $1 AND status = 'open'`,
      [id],
    );
    expect(rows).toEqual([{ day: '2027-11-23' }]);
    expect((await must(app, id, 'land-bureau.drafter', 'REOPEN', { reason: '情况变化' })).state).toBe('work.drafting');
  });

  test('an approver cannot withhold what nobody proposed to withhold', async () => {
    const id = await cleared(app);
    expect(codes(await (await app.as('land-bureau.approver')).act(id, 'WITHHOLD', proposal))).toEqual(['no-proposal']);
  });
});

describe('approval on paper', () => {
  test('a clerk records medium, signer and time; duties are separated by the signer', async () => {
    const id = await cleared(app);
    const clerk = await app.as('land-bureau.clerk');
    const recorded = { medium: 'paper', signer: 'land-bureau.approver2', signedAt: '2026-11-20T09:00:00+08:00' };
    expect(codes(await clerk.act(id, 'APPROVE'))).toEqual(['recorded-needed']);
    const reviewerSigned = { ...recorded, signer: 'land-bureau.reviewer' };
    expect(codes(await clerk.act(id, 'APPROVE', { recorded: reviewerSigned }))).toContain('signer-not-eligible');
    expect((await must(app, id, 'land-bureau.clerk', 'APPROVE', { recorded })).state).toBe('work.publication.ready');
  });
});
