import { startApp, type TestApp } from '../../support/app.js';
import { approved, must, published } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const HOUR = 3_600_000;
const numberOf = async (id: string) =>
  (await (await app.as('land-bureau.publisher')).item(id)).publication.number as string;
const openly = async (number: string) =>
  await (await app.as('land-bureau.drafter')).get(`/open/v1/publications/${number}`);

describe('发布: three rights and three states', () => {
  test('the index number of a unit rises by one a year and is never given twice', async () => {
    const [first, second] = [await numberOf(await published(app)), await numberOf(await published(app))];
    const [a, b] = [first, second].map((number) => Number(number.split('-').at(-1)));
    expect(b).toBe(a! + 1);
  });

  test('a scheduled publication appears by the clock, as the system’s act', async () => {
    const id = await approved(app);
    const at = new Date(app.clock.now().getTime() + HOUR).toISOString();
    await must(app, id, 'land-bureau.publisher', 'SCHEDULE', { at });
    await app.drain();
    expect((await (await app.as('land-bureau.publisher')).item(id)).state).toBe('work.publication.scheduled');
    app.clock.advance(HOUR + 1000);
    await app.drain();
    const item = await (await app.as('land-bureau.publisher')).item(id);
    expect(item.states).toContain('visibility.current');
  });

  test('an emergency hold takes page and search entry off at once and lapses after 72 hours', async () => {
    const id = await published(app, { title: '待应急下线的挂牌出让公告' });
    const number = await numberOf(id);
    await must(app, id, 'office.officer', 'HOLD', { reason: '疑有个人信息' });
    const held = await openly(number);
    expect(held.status).toBe(410);
    expect(JSON.stringify(held.body)).not.toContain('待应急下线');
    const found = await (
      await app.as('land-bureau.drafter')
    ).get(`/open/v1/publications?q=${encodeURIComponent('应急下线')}`);
    expect(JSON.stringify(found.body)).not.toContain(number);
    app.clock.advance(72 * HOUR + 1000);
    await app.drain();
    expect((await openly(number)).status).toBe(200);
  });

  test('a page that was taken down answers 410 with the notice, and comes back only corrected, reviewed and approved', async () => {
    const id = await published(app);
    const number = await numberOf(id);
    await must(app, id, 'land-bureau.publisher', 'TAKE_DOWN', { reason: '出让活动终止' });
    const gone = await openly(number);
    expect([gone.status, JSON.stringify(gone.body)]).toEqual([410, expect.stringContaining('出让活动终止')]);
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '改正后重新公开' });
    expect((await openly(number)).status).toBe(410);
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    await (await app.as('land-bureau.reviewer')).markAll(id);
    await must(app, id, 'land-bureau.reviewer', 'CLEAR');
    await must(app, id, 'land-bureau.approver', 'APPROVE');
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    expect((await openly(number)).body).toMatchObject({ number, version: 2 });
  });

  test('a repealed item stays readable and says so', async () => {
    const id = await published(app);
    await must(app, id, 'land-bureau.approver', 'REPEAL', { reason: '已由新公告代替' });
    const answer = await openly(await numberOf(id));
    expect([answer.status, answer.body.validity]).toEqual([200, 'repealed']);
  });
});

describe('更正: corrections', () => {
  const reviewAgain = async (id: string, unit = 'land-bureau') => {
    await must(app, id, `${unit}.drafter`, 'SUBMIT');
    await (await app.as(`${unit}.reviewer`)).markAll(id);
    await must(app, id, `${unit}.reviewer`, 'CLEAR');
    await must(app, id, `${unit}.approver`, 'APPROVE');
  };

  test('an entry with versions keeps its number, shows the note, and the old version stays readable', async () => {
    const id = await published(app);
    const number = await numberOf(id);
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '容积率笔误' });
    await (
      await app.as('land-bureau.drafter')
    ).send('patch', `/api/v1/items/${id}`, { elements: { 'plot-ratio': '1.2 至 1.8' } });
    expect((await openly(number)).body.version).toBe(1);
    await reviewAgain(id);
    await must(app, id, 'land-bureau.publisher', 'PUBLISH');
    const answer = await openly(number);
    expect(answer.body).toMatchObject({ number, version: 2, changeNote: '容积率笔误' });
    const old = await (await app.as('land-bureau.drafter')).get(`/open/${number}?version=1`);
    expect(old.text).toContain('1.0 至 1.8');
  });

  test('an abandoned correction puts the published content back, files included', async () => {
    const id = await published(app);
    const drafter = await app.as('land-bureau.drafter');
    const before = await drafter.item(id);
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '试改' });
    await drafter.send('patch', `/api/v1/items/${id}`, { title: '改坏的名称', elements: { use: null } });
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '不改了' });
    const after = await drafter.item(id);
    expect(after).toMatchObject({
      state: 'work.idle',
      version: 1,
      title: before.title,
      elements: before.elements,
      marks: before.marks,
      contentHash: before.contentHash,
      publicHash: before.publicHash,
    });
  });
});

describe('timers', () => {
  test('one whose proposal breaks is put off and holds up no other', async () => {
    const broken = await approved(app);
    const sound = await approved(app);
    const at = new Date(app.clock.now().getTime() + HOUR).toISOString();
    for (const id of [broken, sound]) await must(app, id, 'land-bureau.publisher', 'SCHEDULE', { at });
    await app.pool.query(`UPDATE workflow_case SET snapshot = '{"value":"nowhere"}' WHERE id = $1`, [broken]);
    app.clock.advance(HOUR + 1000);
    await app.drain();
    expect((await (await app.as('land-bureau.publisher')).item(sound)).states).toContain('visibility.current');
    const { rows } = await app.pool.query(`SELECT status, note FROM timer WHERE case_id = $1`, [broken]);
    expect(rows[0]).toMatchObject({ status: 'open', note: expect.stringContaining('Error') });
  });
});
