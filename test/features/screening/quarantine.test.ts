import { startApp, type TestApp } from '../../support/app.js';
import { must, submitted } from '../../support/way.js';
import { codes, decided, findsOf, MOBILE, REVIEWER, withLocation } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const finds = (id: string) => findsOf(app, id);
const decide = (id: string, find: string, body: object) => decided(app, id, find, body);

describe('quarantine (保守国家秘密法 26: stop, report, no copies)', () => {
  const MARKED = '商服用地 机密★10年';

  test('content with a mark is closed to drafter, approver and office, and open to the reviewer and the secrecy authority', async () => {
    const id = await submitted(app, withLocation(MARKED, '涉密标志试验公告'));
    const status = async (account: string) => (await (await app.as(account)).get(`/api/v1/items/${id}`)).status;
    expect(await status(REVIEWER)).toBe(200);
    expect([await status('land-bureau.drafter'), await status('office.officer')]).toEqual([403, 403]);
    const carried = await (await app.as(REVIEWER)).act(id, 'REFER', { question: `“${MARKED}”是否属于国家秘密？` });
    expect(codes(carried)).toEqual(['question-carries-content']);
    await must(app, id, REVIEWER, 'REFER', { question: '一处数据是否属于国家秘密？' });
    expect(await status('secrecy-authority.officer')).toBe(200);
    const drafter = await app.as('land-bureau.drafter');
    const page = await drafter.get(`/workbench/items/${id}`);
    expect([page.status, page.text.includes('内容已隔离'), page.text.includes('机密★')]).toEqual([200, true, false]);
    for (const path of ['/workbench/units/land-bureau', '/workbench?q=涉密标志试验', '/office', '/workbench/inbox'])
      expect([path, (await drafter.get(path)).text.includes('涉密标志试验公告')]).toEqual([path, false]);
  });

  test('it goes back to no drafter; the reviewer takes it out, and the trail keeps that, not what', async () => {
    const id = await submitted(app, withLocation(MARKED));
    const reviewer = await app.as(REVIEWER);
    expect(codes(await reviewer.act(id, 'RETURN', { reason: '涉密' }))).toEqual(['quarantined']);
    const [find] = await finds(id);
    const other = await (await app.as('land-bureau.drafter')).send('delete', `/api/v1/items/${id}/finds/${find!.id}`);
    expect(other.status).toBe(403);
    expect((await reviewer.send('delete', `/api/v1/items/${id}/finds/${find!.id}`)).status).toBe(200);
    expect((await reviewer.item(id)).elements['parcel-location']).toBeUndefined();
    const { rows } = await app.pool.query<{ said: string; action: string }>(
      "SELECT string_agg(to_jsonb(e)::text || coalesce(c.content::text, ''), '') AS said, max(e.action) FILTER (WHERE e.action = 'EXPUNGE') AS action FROM audit_entry e LEFT JOIN audit_content c ON c.entry = e.id WHERE e.subject = $1",
      [id],
    );
    expect([rows[0]?.action, rows[0]?.said.includes('★')]).toEqual(['EXPUNGE', false]);
    expect(codes(await reviewer.act(id, 'CLEAR'))).toContain('required');
    expect((await must(app, id, REVIEWER, 'RETURN', { reason: '请补填位置' })).state).toBe('work.drafting');
    expect((await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}`)).status).toBe(200);
  });

  test('a false alarm that the reviewer explains opens the content again; a find that is no mark is not taken out', async () => {
    const id = await submitted(app, withLocation(`${MARKED}，电话 ${MOBILE}`));
    const [mark, number] = await finds(id);
    const taken = await (await app.as(REVIEWER)).send('delete', `/api/v1/items/${id}/finds/${number!.id}`);
    expect(codes(taken)).toEqual(['expunge-only-blocked']);
    await decide(id, mark!.id, { decision: 'not-a-find', reason: '地块名称，不是密级标志' });
    expect((await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${id}`)).status).toBe(200);
    const listed = (await (await app.as(REVIEWER)).get('/api/v1/screening/allowances')).body.allowances;
    expect(listed.map(({ detector }: { detector: string }) => detector)).not.toContain('secrecy-mark');
    const again = await submitted(app, withLocation(MARKED));
    expect((await (await app.as('land-bureau.drafter')).get(`/api/v1/items/${again}`)).status).toBe(403);
  });
});
