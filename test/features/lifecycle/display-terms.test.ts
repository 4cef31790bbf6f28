import { addMonths, dateInShanghai, endOfDay } from '../../../src/domain/calendar/dates.js';
import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { startApp, type TestApp } from '../../support/app.js';
import { toLoopback } from '../../support/channels.js';
import { ManualClock } from '../../support/manual-clock.js';
import { must } from '../../support/way.js';

const DAY = 24 * 3_600_000;
const key = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const clock = new ManualClock();

let app: TestApp;
let platform: SandboxPlatform;
beforeAll(async () => {
  platform = await startSandboxPlatform({ keys: [key], now: () => clock.now() });
  app = await startApp(toLoopback('TRADING_PLATFORM_HLJ', platform.url, key), clock);
  // The platform lives in the same year: it takes no message signed more than five minutes away from its own time.
  jest.spyOn(Date, 'now').mockImplementation(() => clock.now().getTime());
});
afterAll(async () => {
  jest.restoreAllMocks();
  await app.stop();
  await platform.close();
});

const today = () => dateInShanghai(clock.now());
const to = (date: string, ms = 0) => {
  clock.advance(Date.parse(endOfDay(date)) - clock.now().getTime() + ms);
};
const person = async (role: string) => await app.as(`finance-bureau.${role}`);

async function published(title: string): Promise<{ id: string; number: string; decided: string }> {
  const decided = today();
  const drafter = await person('drafter');
  const made = await drafter.create({
    ...{ entry: 'procurement-misconduct-records', title },
    elements: {
      'misconduct-record': [{ name: '某某商贸有限公司（样例）', conduct: '虚假应标', 'decided-on': decided }],
    },
    dates: { 'formed-or-changed': decided, 'admin-decision-made': decided },
  });
  const id = made.body.id as string;
  const refused = await drafter.act(id, 'SUBMIT');
  expect(refused.body.reasons).toMatchObject([{ code: 'grade-needed' }]);
  await must(app, id, 'finance-bureau.drafter', 'GRADE', { grade: 'general' });
  await must(app, id, 'finance-bureau.drafter', 'SUBMIT');
  await (await person('reviewer')).markAll(id);
  await must(app, id, 'finance-bureau.reviewer', 'CLEAR');
  await must(app, id, 'finance-bureau.approver', 'APPROVE');
  await must(app, id, 'finance-bureau.publisher', 'PUBLISH');
  await app.drain();
  return { id, decided, number: (await (await person('drafter')).item(id)).publication.number as string };
}

const openly = async (number: string) => await (await person('drafter')).get(`/open/v1/publications/${number}`);
const atPlatform = (number: string) => platform.received.current().get(number);
const withdrawn = async (id: string): Promise<string[]> =>
  (
    await app.pool.query<{ channel: string }>(
      `SELECT channel FROM delivery WHERE case_id = $1 AND operation = 'withdraw' ORDER BY channel`,
      [id],
    )
  ).rows.map(({ channel }) => channel);
const owed = async (id: string): Promise<string[]> =>
  (
    await app.pool.query<{ channel: string }>(
      `SELECT channel FROM delivery WHERE case_id = $1 AND operation = 'publish' ORDER BY channel`,
      [id],
    )
  ).rows.map(({ channel }) => channel);

const FEEDS = ['/feed.atom', '/feed.json', '/sitemap.xml', '/entries/procurement-misconduct-records'];

/** Nothing of it is left where somebody could read it, and every platform, by machine or by hand, is told. */
async function goneEverywhere(id: string, number: string, title: string, notice: string): Promise<void> {
  const gone = await openly(number);
  expect([gone.status, gone.text]).toEqual([410, expect.stringContaining(notice)]);
  expect(gone.text).not.toContain(title);
  const drafter = await person('drafter');
  const words = encodeURIComponent(title);
  for (const path of [`/open/v1/publications?q=${words}`, '/open/v1/publications', `/search?q=${words}`, ...FEEDS])
    expect((await drafter.get(path)).text).not.toContain(number);
  expect((await owed(id)).length).toBeGreaterThan(1);
  expect(await withdrawn(id)).toEqual(await owed(id));
  expect(atPlatform(number)).toMatchObject({ type: expect.stringContaining('withdraw'), title: null });
}

test('信用修复管理办法: a general record ends by itself one year after the decision, everywhere', async () => {
  const title = '到期自动停止公示的失信行为记录';
  const { id, number, decided } = await published(title);
  expect(atPlatform(number)).toMatchObject({ title });
  const page = await (await person('publisher')).get(`/workbench/items/${id}`);
  expect(page.text).toContain('最短至');
  const last = addMonths(decided, 12);
  to(last, -60_000);
  await app.drain();
  expect((await openly(number)).status).toBe(200);
  to(last, 1000);
  await app.drain();
  await goneEverywhere(id, number, title, '公示期已满');
});

test('行政处罚法第48条: an annulled penalty has a clock of three working days, and says why it is gone', async () => {
  const title = '被撤销的处罚的失信行为记录';
  const { id, number } = await published(title);
  const publisher = await person('publisher');
  await must(app, id, 'finance-bureau.publisher', 'OVERTURN', { kind: 'annulled', on: today() });
  const clockOf = async () =>
    (await publisher.get(`/api/v1/items/${id}/clocks`)).body.clocks.find(
      ({ act }: { act: string }) => act === 'withdraw',
    );
  expect(await clockOf()).toMatchObject({ rule: 'penalty-withdrawal-3wd', state: 'running', lamp: expect.any(String) });
  const { rows } = await app.pool.query<{ next_rung_at: Date | null }>(
    `SELECT next_rung_at FROM clock WHERE case_id = $1 AND rule = 'penalty-withdrawal-3wd'`,
    [id],
  );
  expect(rows[0]?.next_rung_at).not.toBeNull();
  clock.advance(DAY / 24);
  await must(app, id, 'finance-bureau.publisher', 'TAKE_DOWN', { reason: '复议决定撤销了原处罚决定。' });
  await app.drain();
  expect(await clockOf()).toMatchObject({ state: 'met' });
  await goneEverywhere(id, number, title, '被依法撤销');
});

test('信用修复: refused before the shortest term with the day, accepted after it', async () => {
  const title = '完成信用修复的失信行为记录';
  const { id, number, decided } = await published(title);
  const minimum = addMonths(decided, 3);
  const early = await (await person('publisher')).act(id, 'REPAIR', { document: '信修1号', decidedOn: today() });
  expect([early.status, early.body.reasons[0]]).toMatchObject([
    409,
    { code: 'repair-too-early', rule: expect.stringContaining('信用修复管理办法') },
  ]);
  to(minimum, 9 * 3_600_000);
  await must(app, id, 'finance-bureau.publisher', 'REPAIR', { document: '信修1号', decidedOn: today() });
  await app.drain();
  await goneEverywhere(id, number, title, '信用修复');
  const trail = await (await person('publisher')).get(`/api/v1/items/${id}/audit`);
  expect(trail.text).toContain('信修1号');
});
