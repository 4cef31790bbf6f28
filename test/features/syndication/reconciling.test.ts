import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { startApp, type TestApp } from '../../support/app.js';
import { toLoopback } from '../../support/channels.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { ManualClock } from '../../support/manual-clock.js';
import { signingKeys } from '../../support/signing-keys.js';
import { published } from '../../support/way.js';
import { Desk } from '../workbench/desk.js';
import { LAND, OFFICE, post, TRADING } from './house.js';

const HOUSING = 'housing-bureau.publisher';
const DAY_MS = 24 * 3_600_000;

let clock: ManualClock;
let platform: SandboxPlatform;
let app: TestApp;
beforeEach(async () => {
  const { secret, key } = signingKeys();
  clock = new ManualClock();
  platform = await startSandboxPlatform({ keys: [key], now: () => clock.now() });
  app = await startApp(toLoopback('TRADING_PLATFORM_HLJ', platform.url, secret), clock);
});
afterEach(async () => {
  await app.stop();
  await platform.close();
});

/** An item that the platform has; its number. */
async function delivered(): Promise<{ id: string; number: string }> {
  const id = await published(app);
  await app.drain();
  return { id, number: (await (await app.as(LAND)).item(id)).publication.number };
}

async function nextDay(): Promise<void> {
  clock.advance(DAY_MS);
  await app.drain();
}

const asked = async (account: string, query = '') =>
  await (await app.as(account)).get(`/api/v1/channels/${TRADING}/differences${query}`);
const pageOf = async (account: string, query = '') => (await Desk.at(app, account).page(`/syndication${query}`)).text;
/** What the page says of the trading platform, of its part about the comparison. */
const comparedOn = async (account: string): Promise<string> =>
  /<h3 class="card__title" id="compared-trading-platform-hlj">[\s\S]*?<\/section>/.exec(await pageOf(account))?.[0] ??
  '';

describe('What a platform holds', () => {
  test('is compared the day after with what it was sent: a publication it lost is shown, sent again, and there again', async () => {
    const [lost] = [await delivered(), await delivered()];
    expect((await asked(OFFICE)).body).toMatchObject({ comparison: { state: 'never', held: null }, differences: [] });
    await nextDay();
    const comparison = { state: 'equal', held: 2, expected: 2, differences: 0, error: null };
    expect((await asked(OFFICE)).body.comparison).toMatchObject(comparison);
    expect(await comparedOn(OFFICE)).toMatch(/tag--green">一致<[\s\S]*平台存有 2 条，应有 2 条/);

    platform.received.lose(lost.number);
    await nextDay();
    const { body } = await asked(LAND);
    expect(body.comparison).toMatchObject({ state: 'differs', held: 1, expected: 2, differences: 1 });
    expect(body.differences).toMatchObject([
      {
        number: lost.number,
        item: lost.id,
        title: LAND_NOTICE.title,
        unit: 'land-bureau',
        kind: 'missing',
        theirs: null,
      },
    ]);
    const shown = await comparedOn(LAND);
    expect(shown).toMatch(/tag--red">1 条差异</);
    expect(shown).toContain(lost.number);
    expect(shown).toContain(LAND_NOTICE.title);
    expect(shown).toMatch(/平台存有">没有</);

    const [, action = '', key = ''] = /action="([^"]*replay)"><input type="hidden" name="key" value="([^"]*)"/.exec(
      shown,
    )!;
    const pressed = await Desk.at(app, LAND).send(action, { key });
    expect(pressed.headers.location).toBe('/syndication?done=REPLAY');
    expect(await comparedOn(LAND)).toMatch(/已重推，等待送达/);
    expect(await comparedOn(LAND)).not.toContain('/replay');
    await app.drain();
    expect((await asked(LAND)).body.differences).toMatchObject([{ number: lost.number, resent: 'delivered' }]);

    await nextDay();
    expect((await asked(LAND)).body).toMatchObject({ comparison: { state: 'equal', held: 2 }, differences: [] });
    expect(await comparedOn(LAND)).not.toContain(lost.number);
  });

  test('is sent again by the API too, with the delivery that the difference names', async () => {
    const { number } = await delivered();
    platform.received.lose(number);
    await nextDay();
    const [difference] = (await asked(OFFICE)).body.differences;
    const answer = await post(app, OFFICE, `deliveries/${difference.delivery}/replay`);
    expect([answer.status, answer.body.operation]).toEqual([200, 'resend']);
    await app.drain();
    expect(platform.received.current().has(number)).toBe(true);
    await nextDay();
    expect((await asked(OFFICE)).body.differences).toEqual([]);
  });

  test.each([
    ['answers HTTP 404', { kind: 'answer', status: 404 }, 'HTTP 404'],
    ['breaks off', { kind: 'down' }, 'hang up'],
    ['has a list of something else', { kind: 'answer', status: 200 }, 'no list of holdings'],
  ] as const)(
    'is not known of a platform that %s: it is said not to be able to say, and never equal',
    async (_, mood, error) => {
      const { number } = await delivered();
      await nextDay();
      const { comparedAt } = (await asked(OFFICE)).body.comparison;
      platform.moods.set(mood);
      await nextDay();

      const { comparison } = (await asked(OFFICE)).body;
      expect(comparison).toMatchObject({ state: 'cannot-say', comparedAt, held: 1, differences: 0 });
      expect(comparison.error).toContain(error);
      const shown = await comparedOn(OFFICE);
      expect(shown).toMatch(/tag--amber">无法核对</);
      expect(shown).toContain('是否一致无法知道');
      expect(shown).not.toMatch(/>一致</);

      platform.moods.set({ kind: 'normal' });
      platform.received.lose(number);
      await nextDay();
      platform.moods.set(mood);
      await nextDay();
      expect((await asked(OFFICE)).body).toMatchObject({
        comparison: { state: 'cannot-say' },
        differences: [{ number }],
      });
    },
  );
});

describe('Differences', () => {
  test('are a publisher’s for the own units; of another unit’s only that there are some', async () => {
    const { number } = await delivered();
    platform.received.lose(number);
    await nextDay();

    expect((await asked(HOUSING)).body).toMatchObject({
      comparison: { state: 'differs', differences: 0 },
      differences: [],
    });
    const shown = await comparedOn(HOUSING);
    expect(shown).toContain('本单位没有差异');
    expect(shown).not.toContain(number);
    for (const account of ['land-bureau.drafter', 'admin', 'supervision-office.officer'])
      expect([account, (await asked(account)).status]).toEqual([account, 403]);
    const nobody = await fetch(`${app.url}/api/v1/channels/${TRADING}/differences`);
    expect(nobody.status).toBe(401);
  });

  test('do not name an item that is closed to lists', async () => {
    const { id, number } = await delivered();
    platform.received.lose(number);
    await nextDay();
    await app.pool.query('UPDATE item SET quarantined = true WHERE id = $1', [id]);
    expect((await asked(OFFICE)).body.differences).toMatchObject([{ number, title: '' }]);
    expect(await comparedOn(OFFICE)).toContain('（名称不在此显示）');
  });

  test('are listed by number, fifty a page for machines and twenty for people', async () => {
    await delivered();
    await nextDay();
    await app.pool.query(MANY, [TRADING]);
    const first = (await asked(OFFICE)).body;
    const second = (await asked(OFFICE, `?cursor=${first.next}`)).body;
    expect([first.differences.length, second.differences.length, second.next]).toEqual([50, 10, null]);
    const numbers = [...first.differences, ...second.differences].map((one: { number: string }) => one.number);
    expect(numbers).toEqual([...new Set(numbers)].sort());
    expect((await asked(OFFICE, '?cursor=x')).status).toBe(400);
    expect((await (await app.as(OFFICE)).get('/api/v1/channels/nowhere/differences')).status).toBe(404);

    const page = (await pageOf(OFFICE)).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    const next = /rel="next" href="([^"#]*)#compared-/.exec(page)![1]!;
    const leafed = (await Desk.at(app, OFFICE).page(next)).text;
    expect([leafed.includes('X/0020'), leafed.includes('X/0021')]).toEqual([false, true]);
  });
});

const MANY = `
INSERT INTO channel_difference (channel, number, kind, theirs, found_at)
SELECT $1, 'X/' || lpad(n::text, 4, '0'), 'unknown', 1, now() FROM generate_series(1, 60) n`;
