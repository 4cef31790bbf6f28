import { startApp, type TestApp } from '../../support/app.js';
import { must } from '../../support/way.js';
import { codes, decided, findsOf, inReview, MOBILE, REVIEWER } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

async function published(): Promise<{ id: string; number: string }> {
  const id = await inReview(app, `商服用地 ${MOBILE}`);
  for (const { id: find } of await findsOf(app, id))
    await decided(app, id, find, { decision: 'keep', reason: '办公电话' });
  await must(app, id, REVIEWER, 'CLEAR');
  await must(app, id, 'land-bureau.approver', 'APPROVE');
  await must(app, id, 'land-bureau.publisher', 'PUBLISH');
  const { publication } = await (await app.as(REVIEWER)).item(id);
  return { id, number: publication.number };
}

const reader = () => app.as('housing-bureau.drafter');
const report = async (number: string, body: object) =>
  await (await reader()).send('post', `/open/${number}/report`, body);
const list = async (account: string) => (await (await app.as(account)).get('/api/v1/reports')).body.reports;
const settle = async (account: string, id: string, body: object) =>
  await (await app.as(account)).send('post', `/api/v1/reports/${id}/settle`, body);

describe('what is found only after publication (条例 14, 15: 不得公开)', () => {
  test('a reader reports it; unit and office are told, and one decision of the unit takes it off everywhere', async () => {
    const { id, number } = await published();
    expect((await (await reader()).get(`/open/${number}`)).text).toContain(`/open/${number}/report`);
    const thanks = await report(number, { kind: 'personal', words: '第二行的电话' });
    expect([thanks.status, thanks.text.includes('已经收到')]).toEqual([200, true]);
    await app.drain();
    const [told] = await list('land-bureau.publisher');
    expect(told).toMatchObject({ item: id, number, kind: 'personal', reportedBy: null, status: 'open' });
    expect(await list('housing-bureau.publisher')).toEqual([]);
    expect((await settle('land-bureau.drafter', told.id, { decision: 'dismiss', reason: '无' })).status).toBe(403);
    const done = await settle('land-bureau.publisher', told.id, { decision: 'take-down', reason: '泄露个人电话' });
    expect(done.status).toBe(204);
    const gone = await (await reader()).get(`/open/${number}`);
    expect([gone.status, gone.text.includes(MOBILE)]).toEqual([410, false]);
    const draft = await (await app.as('land-bureau.drafter')).item(id);
    expect([draft.state, draft.version]).toEqual(['work.drafting', 2]);
    expect(draft.tasks).toMatchObject([{ role: 'drafter', unit: 'land-bureau' }]);
    const corrected = { elements: { 'parcel-location': '同江市三江口片区通江街北' } };
    expect((await (await app.as('land-bureau.drafter')).send('patch', `/api/v1/items/${id}`, corrected)).status).toBe(
      200,
    );
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    expect(codes(await settle('office.officer', told.id, { decision: 'dismiss', reason: '无' }))).toEqual([
      'report-settled',
    ]);
  });

  test('the government office holds it without an end: what leaks does not come back by itself', async () => {
    const { id, number } = await published();
    await report(number, { kind: 'secrecy', words: '' });
    await app.drain();
    const [told] = await list('office.officer');
    expect((await settle('office.officer', told.id, { decision: 'take-down', reason: '疑似密级标志' })).status).toBe(
      204,
    );
    expect((await (await reader()).get(`/open/${number}`)).status).toBe(410);
    const { rows } = await app.pool.query(
      "SELECT FROM timer WHERE case_id = $1 AND action = 'RELEASE' AND settled_at IS NULL",
      [id],
    );
    expect(rows).toHaveLength(0);
    const page = await (await app.as('land-bureau.publisher')).get(`/workbench/items/${id}`);
    expect(page.text).toContain('不会自动恢复');
  });

  test('a report that is dismissed says why; one about nothing, or without its kind, is refused and keeps what was typed', async () => {
    const { number } = await published();
    const bad = await report(number, { words: '第三段' });
    expect([bad.status, bad.text.includes('请选择是哪一类'), bad.text.includes('第三段')]).toEqual([400, true, true]);
    expect((await (await reader()).get('/open/999/2026-00001/report')).status).toBe(404);
    await report(number, { kind: 'trade-secret', words: '报价' });
    await app.drain();
    const [told] = await list('office.officer');
    await settle('office.officer', told.id, { decision: 'dismiss', reason: '成交价依法公开' });
    const late = await settle('land-bureau.publisher', told.id, { decision: 'take-down', reason: '无' });
    expect(codes(late)).toEqual(['report-settled']);
    expect((await list('office.officer'))[0]).toMatchObject({ status: 'dismissed', reason: '成交价依法公开' });
    expect((await (await reader()).get(`/open/${number}`)).status).toBe(200);
  });

  test('what a program posts that is no form (text/plain) is an empty report: 400, with the form', async () => {
    const { number } = await published();
    const answer = await app.running.app.inject({
      ...{ method: 'POST', url: `/open/${number}/report`, remoteAddress: '10.1.2.3' },
      ...{ headers: { 'content-type': 'text/plain' }, payload: 'kind=personal' },
    });
    expect([answer.statusCode, answer.payload.includes(`action="/open/${number}/report"`)]).toEqual([400, true]);
  });

  test('two workers, or one that died between act and row, tell a report once', async () => {
    const { id, number } = await published();
    await report(number, { kind: 'personal', words: '' });
    await app.drain();
    await app.pool.query("UPDATE report SET status = 'new' WHERE case_id = $1", [id]);
    await app.drain();
    const { rows } = await app.pool.query("SELECT FROM audit_entry WHERE subject = $1 AND action = 'REPORT'", [id]);
    expect(rows).toHaveLength(1);
  });

  test('an address that reports more than five times a minute is told to wait (429): each report wakes people', async () => {
    const statuses: number[] = [];
    for (let nth = 0; nth < 7; nth += 1) statuses.push((await report('999/2026-00001', { kind: 'personal' })).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await report('999/2026-00001', { kind: 'personal' })).headers['retry-after']).toMatch(/^\d+$/);
  });
});
