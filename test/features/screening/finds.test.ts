import { startApp, type TestApp } from '../../support/app.js';
import { must, submitted } from '../../support/way.js';
import { codes, decided, findsOf, ID, inReview, MOBILE, REVIEWER } from './support.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const finds = (id: string, account?: string) => findsOf(app, id, account);
const decide = (id: string, find: string, body: object, account?: string) => decided(app, id, find, body, account);
const reviewed = (location: string, title?: string) => inReview(app, location, title);

describe('each find is decided by a person (先审查、后公开，逐项审查)', () => {
  test('CLEAR is refused with one reason for every find that the public would see, and passes once each is decided', async () => {
    const id = await reviewed(`商服用地，联系人电话 ${MOBILE}，身份证 ${ID}`);
    const refused = await (await app.as(REVIEWER)).act(id, 'CLEAR');
    expect([refused.status, codes(refused)]).toEqual([422, ['find-undecided', 'find-undecided']]);
    const found = await finds(id);
    expect(found.map(({ target, detector }) => [target, detector])).toEqual([
      ['element:parcel-location', 'mobile'],
      ['element:parcel-location', 'resident-id'],
    ]);
    for (const { id: find } of found) expect((await decide(id, find, { decision: 'mask' })).status).toBe(200);
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('what is masked is masked everywhere: page, search, JSON, title and delivery; the original stays inside (条例 15)', async () => {
    const id = await reviewed(`商服用地，身份证 ${ID}`, `同江市挂牌出让公告（联系 ${MOBILE}）`);
    for (const { id: find } of await finds(id)) await decide(id, find, { decision: 'mask' });
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, 'land-bureau.approver', 'APPROVE');
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    await app.drain();
    const inside = await (await app.as(REVIEWER)).item(id);
    expect(inside.elements['parcel-location']).toContain(ID);
    const { number } = inside.publication;
    const nobody = await app.as('housing-bureau.drafter');
    const surfaces = [
      `/open/${number}`,
      '/open/v1/publications',
      `/search?q=${MOBILE}`,
      `/search?q=${ID}`,
      '/feed.atom',
      '/sitemap.xml',
    ];
    for (const path of surfaces) {
      const { text } = await nobody.get(path);
      const asked = path.split('q=')[1] ?? '-'; // a search shows what was asked, and finds nothing by it
      const rest = text.replaceAll(asked, '');
      expect([path, rest.includes(ID), rest.includes('2345678')]).toEqual([path, false, false]);
      if (asked !== '-') expect(text).not.toContain(`/open/${number}`);
    }
    expect((await nobody.get(`/open/${number}`)).text).toContain('138****5678');
    const tables = ['publication', 'publication_state', 'outbox', 'delivery_attempt', 'audit_entry'];
    const all = tables.map((name) => `SELECT to_jsonb(t)::text AS line FROM ${name} t`).join(' UNION ALL ');
    const { rows } = await app.pool.query<{ said: string }>(`SELECT string_agg(line, '') AS said FROM (${all}) kept`);
    expect([rows[0]?.said.includes(ID), rows[0]?.said.includes(MOBILE)]).toEqual([false, false]);
  });

  test('a mask that leaves the same words in the same place is refused: it would hide nothing (条例 15)', async () => {
    const id = await reviewed(`商服用地 ${MOBILE}，再写一次 ${MOBILE}`);
    const [first, second] = await finds(id);
    await decide(id, first!.id, { decision: 'mask' });
    await decide(id, second!.id, { decision: 'keep', reason: '办公电话' });
    expect(codes(await (await app.as(REVIEWER)).act(id, 'CLEAR'))).toEqual(['mask-incomplete']);
    await decide(id, second!.id, { decision: 'mask' });
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('to keep a find needs a reason; a mark that withholds the whole needs no decision on what it hides', async () => {
    const id = await reviewed(`商服用地 ${MOBILE}`);
    const [find] = await finds(id);
    expect(codes(await decide(id, find!.id, { decision: 'keep' }))).toEqual(['find-needs-reason']);
    await (
      await app.as(REVIEWER)
    ).markAll(id, { 'element:parcel-location': { decision: 'withhold', ground: 'personal-privacy' } });
    expect((await finds(id)).map(({ hidden }) => hidden)).toEqual([true]);
    expect((await must(app, id, REVIEWER, 'CLEAR')).state).toBe('work.approval');
  });

  test('who drafts may see what is found, and decides nothing', async () => {
    const id = await reviewed(`商服用地 ${MOBILE}`);
    const [find] = await finds(id, 'land-bureau.drafter');
    expect((await decide(id, find!.id, { decision: 'mask' }, 'land-bureau.drafter')).status).toBe(403);
    const elsewhere = await (await app.as('housing-bureau.drafter')).get(`/api/v1/items/${id}/finds`);
    expect(elsewhere.status).toBe(404);
  });
});

describe('国家秘密标志 (保守国家秘密法)', () => {
  test('a mark of secrecy is neither masked nor kept: it blocks, even where the element is withheld', async () => {
    const id = await reviewed('商服用地 机密★10年');
    const [find] = await finds(id);
    expect(codes(await decide(id, find!.id, { decision: 'mask' }))).toEqual(['secrecy-mark-blocks']);
    expect(codes(await decide(id, find!.id, { decision: 'keep', reason: '可以' }))).toEqual(['secrecy-mark-blocks']);
    expect(codes(await decide(id, find!.id, { decision: 'not-a-find' }))).toEqual(['find-needs-reason']);
    await (
      await app.as(REVIEWER)
    ).markAll(id, { 'element:parcel-location': { decision: 'withhold', ground: 'state-secret' } });
    const refused = await (await app.as(REVIEWER)).act(id, 'CLEAR');
    expect(codes(refused)).toEqual(['secrecy-mark-found']);
    expect(refused.body.reasons[0].message).toContain('线下报告');
  });
});

describe('what is decided stays with what it was decided on', () => {
  test('a decision survives a change elsewhere and falls with a change of its own element; clearance always falls', async () => {
    const id = await reviewed(`商服用地 ${MOBILE}`, `同江市挂牌出让公告 ${MOBILE}`);
    for (const { id: find } of await finds(id)) await decide(id, find, { decision: 'mask' });
    await must(app, id, REVIEWER, 'CLEAR');
    await must(app, id, 'land-bureau.approver', 'RETURN', { reason: '改用途' });
    const drafter = await app.as('land-bureau.drafter');
    await drafter.send('patch', `/api/v1/items/${id}`, { elements: { 'parcel-location': `住宅用地 ${MOBILE}` } });
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const after = await finds(id);
    expect(after.map(({ target, decision }) => [target, decision?.decision])).toEqual([
      ['title', 'mask'],
      ['element:parcel-location', undefined],
    ]);
  });

  test('a decision on the name of an added element falls when it is renamed, since its place is another', async () => {
    const extra = (name: string) => ({ extra: [{ id: 'x-more', name, value: '以公示为准' }] });
    const id = await submitted(app, extra(`说明 ${MOBILE}`));
    const [find] = await finds(id);
    expect([find?.target, (await decide(id, find!.id, { decision: 'mask' })).status]).toEqual(['element:x-more', 200]);
    await must(app, id, REVIEWER, 'RETURN', { reason: '改名称' });
    const drafter = await app.as('land-bureau.drafter');
    await drafter.send('patch', `/api/v1/items/${id}`, extra(`其他补充说明 ${MOBILE}`));
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    expect((await finds(id)).map(({ decision }) => decision)).toEqual([undefined]);
  });

  test('"not a find" teaches the unit: the same words are not asked about again until it is taken back', async () => {
    const words = '商服用地，电话 0454-5123456';
    const first = await reviewed(words);
    const [find] = await finds(first);
    expect(find?.detector).toBe('landline');
    expect((await decide(first, find!.id, { decision: 'not-a-find', reason: '单位总机' })).status).toBe(200);
    const second = await reviewed(words);
    expect((await finds(second)).map(({ decision }) => decision)).toMatchObject([
      { decision: 'not-a-find', by: 'allow-list' },
    ]);
    expect((await must(app, second, REVIEWER, 'CLEAR')).state).toBe('work.approval');
    const reviewer = await app.as(REVIEWER);
    const listed = (await reviewer.get('/api/v1/screening/allowances')).body.allowances;
    expect(listed).toMatchObject([{ detector: 'landline', reason: '单位总机', saidBy: REVIEWER, revokedAt: null }]);
    expect((await reviewer.send('delete', `/api/v1/screening/allowances/${listed[0].id}`)).status).toBe(204);
    const third = await reviewed(words);
    expect(codes(await (await app.as(REVIEWER)).act(third, 'CLEAR'))).toEqual(['find-undecided']);
  });
});
