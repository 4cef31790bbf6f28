import { subjectOf } from '../../../src/syndication/overseeing/channel-store.js';
import { trailFindings } from '../../support/whole-trail.js';
import { published } from '../../support/way.js';
import { actsOf, channelOf, LAND, OFFICE, post, rowsOf, startHouse, statesOf, TRADING, type House } from './house.js';

let house: House;
beforeEach(async () => {
  house = await startHouse();
});
afterEach(async () => {
  await house.stop();
});

describe('A channel as the office oversees it', () => {
  test('tells what the last day was like: attempts, delays, the last receipt', async () => {
    await published(house.app);
    house.outside.answers.push({ status: 503 });
    await house.app.drain();
    house.app.clock.advance(60_000);
    await house.app.drain();

    expect(await channelOf(house.app)).toMatchObject({
      ...{ mode: 'push', connected: true, condition: 'normal', paused: null },
      health: { attempts: 2, successRate: 0.5, delayP50Ms: 60_000, delayP99Ms: 60_000 },
      ...{ queue: { length: 0, oldestAt: null }, waitingForPeople: { manual: 0, failed: 0 } },
      lastReceipt: { receiptId: 'R-2' },
    });
    house.app.clock.advance(25 * 3_600_000);
    expect(await channelOf(house.app)).toMatchObject({
      health: { attempts: 0, successRate: null, delayP50Ms: null },
      lastReceipt: { receiptId: 'R-2' },
    });
  });

  test('is open for a while after five breakdowns, and what waits is counted', async () => {
    for (let n = 0; n < 6; n++) await published(house.app);
    for (let n = 0; n < 6; n++) house.outside.answers.push({ status: 503 });
    await house.app.drain();

    const channel = await channelOf(house.app);
    expect(channel).toMatchObject({ condition: 'broken', queue: { length: 6 }, lastFailure: { error: 'HTTP 503' } });
    expect(channel).toMatchObject({ breaker: { failures: 6, openUntil: expect.any(String) } });
  });

  test('that nobody can push to, that is relayed or the window itself, says so and never that it delivered', async () => {
    const conditions = async (id: string) => await channelOf(house.app, OFFICE, id);
    expect(await conditions('dual-publicity-system-hlj')).toMatchObject({ condition: 'by-hand', connected: false });
    expect(await conditions('credit-jiamusi')).toMatchObject({ condition: 'missing' });
    expect(await conditions('credit-china')).toMatchObject({ condition: 'relayed', via: 'credit-china-hlj' });
    expect(await conditions('municipal-portal')).toMatchObject({ condition: 'window', lastReceipt: null });
  });

  test('is shown to the office and to publishers; to nobody else', async () => {
    const asked = async (account: string) => (await (await house.app.as(account)).get('/api/v1/channels')).status;
    expect([await asked(OFFICE), await asked(LAND)]).toEqual([200, 200]);
    for (const account of ['land-bureau.drafter', 'admin', 'supervision-office.officer'])
      expect([account, await asked(account)]).toEqual([account, 403]);
  });

  test('what waits is counted for a publisher of the own units only', async () => {
    await published(house.app);
    house.outside.answers.push({ status: 422 });
    await house.app.drain();

    expect(await channelOf(house.app, LAND)).toMatchObject({ waitingForPeople: { failed: 1 } });
    expect(await channelOf(house.app, 'housing-bureau.publisher')).toMatchObject({
      ...{ waitingForPeople: { failed: 0 }, health: { attempts: 1 } },
    });
  });
});

describe('Pausing', () => {
  test('stops what is sent, and resuming goes on with it', async () => {
    expect((await post(house.app, OFFICE, `channels/${TRADING}/pause`, { reason: '平台升级' })).status).toBe(204);
    const id = await published(house.app);
    await house.app.drain();

    expect(house.outside.arrivals).toHaveLength(0);
    const paused = { by: OFFICE, cause: 'person', reason: '平台升级' };
    expect(await channelOf(house.app)).toMatchObject({ condition: 'paused', paused, queue: { length: 1 } });

    expect((await post(house.app, OFFICE, `channels/${TRADING}/resume`)).status).toBe(204);
    await house.app.drain();
    expect(house.outside.arrivals).toHaveLength(1);
    expect(await statesOf(house.app, id)).toContain('syndication.settled');
  });

  test('is done once, resumed once, and both stand on the trail with who, when and why', async () => {
    const act = async (name: string, body: object) =>
      await post(house.app, OFFICE, `channels/${TRADING}/${name}`, body);
    await act('pause', { reason: '平台升级' });
    expect((await act('pause', { reason: '再停一次' })).body).toMatchObject({ status: 409, code: 'channel-paused' });
    await act('resume', { reason: '升级完成' });
    expect((await act('resume', {})).body).toMatchObject({ status: 409, code: 'channel-not-paused' });

    expect(await actsOf(house.app, subjectOf(TRADING))).toMatchObject([
      {
        action: 'CHANNEL_PAUSED',
        actor: OFFICE,
        detail: { input: { channel: TRADING } },
        content: { reason: '平台升级' },
      },
      { action: 'CHANNEL_RESUMED', actor: OFFICE, content: { reason: '升级完成' } },
    ]);
    expect(await trailFindings(house.app)).toEqual([]);
  });

  test('two officers at the same moment: one pauses, the other is told so', async () => {
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map(async (reason) => await post(house.app, OFFICE, `channels/${TRADING}/pause`, { reason })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await actsOf(house.app, subjectOf(TRADING))).toHaveLength(1);
  });

  test.each(['pause', 'resume', 'test'])('%s is the office’s alone', async (name) => {
    for (const account of [LAND, 'land-bureau.drafter', 'admin', 'supervision-office.officer']) {
      const answer = await post(
        house.app,
        account,
        `channels/${TRADING}/${name}`,
        name === 'pause' ? { reason: 'x' } : {},
      );
      expect([account, answer.status, answer.body.code]).toEqual([account, 403, 'channel-office-only']);
    }
    const nobody = await fetch(`${house.app.url}/api/v1/channels/${TRADING}/${name}`, { method: 'POST' });
    expect([400, 401]).toContain(nobody.status);
  });

  test('asks for a reason, a channel there is, and one that is sent to', async () => {
    expect((await post(house.app, OFFICE, `channels/${TRADING}/pause`, { reason: ' ' })).status).toBe(400);
    expect((await post(house.app, OFFICE, 'channels/nowhere/pause', { reason: 'x' })).status).toBe(404);
    const answer = await post(house.app, OFFICE, 'channels/credit-jiamusi/pause', { reason: 'x' });
    expect(answer.body).toMatchObject({ status: 409, code: 'channel-not-connected' });
  });

  test('from another site is refused', async () => {
    const person = await house.app.as(OFFICE);
    const forged = await person
      .send('post', `/api/v1/channels/${TRADING}/pause`, { reason: 'x' })
      .set('origin', 'https://elsewhere.example');
    expect(forged.body).toMatchObject({ status: 403, code: 'cross-origin' });
  });
});

describe('A test', () => {
  test('is a signed event without content; the answer is told, no delivery is owed, the trail knows', async () => {
    const answer = await post(house.app, OFFICE, `channels/${TRADING}/test`);

    expect(answer.body).toMatchObject({ httpStatus: 200, response: '{"receipt":"R-1"}', error: null });
    expect(answer.body.durationMs).toBeGreaterThanOrEqual(0);
    const [arrival] = house.outside.arrivals;
    expect(arrival?.event).toMatchObject({ specversion: '1.0', type: 'gongkai.test', subject: TRADING });
    expect(arrival?.event.data).toBeUndefined();
    expect((await house.app.pool.query('SELECT FROM delivery')).rowCount).toBe(0);
    const [line] = await actsOf(house.app, subjectOf(TRADING));
    expect(line).toMatchObject({ action: 'CHANNEL_TESTED', detail: { httpStatus: 200 } });
  });

  test('tells when nobody answers, also while the channel is paused', async () => {
    await post(house.app, OFFICE, `channels/${TRADING}/pause`, { reason: '平台升级' });
    house.outside.answers.push('break');
    const answer = await post(house.app, OFFICE, `channels/${TRADING}/test`);

    expect(answer.body).toMatchObject({
      httpStatus: null,
      response: null,
      error: expect.stringMatching(/hang up|ECONN/),
    });
    expect(await channelOf(house.app)).toMatchObject({ condition: 'paused' });
  });
});

describe('The deliveries of an item', () => {
  test('are told with every attempt, the receipt and what was sent to those who may read it', async () => {
    const id = await published(house.app);
    house.outside.answers.push({ status: 503 });
    await house.app.drain();
    house.app.clock.advance(60_000);
    await house.app.drain();

    const [row] = await rowsOf(house.app, id);
    expect(row).toMatchObject({
      ...{ channel: TRADING, status: 'delivered', attempts: 2, receipt: { receiptId: 'R-2' } },
      history: [
        { n: 1, httpStatus: 503 },
        { n: 2, httpStatus: 200 },
      ],
      payload: expect.stringContaining('<OPERATION>publish</OPERATION>'),
      sequence: expect.any(Number),
    });
    const stranger = await house.app.as('housing-bureau.publisher');
    expect((await stranger.get(`/api/v1/items/${id}/deliveries`)).status).toBe(404);
  });
});
