import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { LAND_NOTICE } from '../../support/land-notice.js';
import { approved, drafted, must, published } from '../../support/way.js';

let app: TestApp;
const NOON = new Date('2026-11-23T04:00:00Z');
beforeAll(async () => {
  app = await startApp({}, new ManualClock(NOON));
});
afterAll(async () => {
  await app.stop();
});

interface Told {
  readonly rule: string;
  readonly state: string;
  readonly due: string | null;
  readonly needs: readonly { readonly event: string; readonly label: string }[];
}
const asked = async (id: string, account = 'land-bureau.drafter') =>
  await (await app.as(account)).get(`/api/v1/items/${id}/clocks`);
const told = async (id: string) =>
  ((await asked(id)).body.clocks as Told[]).map(({ rule, state, due }) => [rule, state, due]);
const at = (moment: string) => {
  app.clock.advance(Date.parse(moment) - app.clock.now().getTime());
};

describe('GET /api/v1/items/{id}/clocks', () => {
  test('a land grant by listing: twenty working days bind, the date of 39号令 only warns and asks for its event', async () => {
    const { body } = await asked(await drafted(app));
    expect([body.due, body.notBefore]).toEqual(['2026-12-18', null]);
    expect(body.clocks).toMatchObject([
      { rule: 'general-20wd', governs: true, binding: true, state: 'running', workingDaysLeft: 19, lamp: 'green' },
      { rule: 'land-notice-20d-before', binding: false, state: 'not-started', due: null, lamp: 'none' },
    ]);
    expect(body.clocks[0].citation).toContain('第26条');
    expect(body.clocks[0].counted).toHaveLength(20);
    expect(body.clocks[1].needs).toEqual([{ event: 'grant-activity-started', label: '投标、拍卖或者挂牌开始日' }]);
  });

  test('by tender the same entry has the clocks of 六（六）, from the facts given in the draft', async () => {
    const elements = { ...LAND_NOTICE.elements, 'grant-mode': '招标' };
    const id = await drafted(app, { elements, dates: { 'notice-submitted-otherwise': '2026-11-20T10:00' } });
    expect(await told(id)).toEqual([
      ['tender-verified-1wd/verification', 'running', '2026-11-25'],
      ['tender-verified-1wd', 'not-started', null],
      ['land-notice-20d-before', 'not-started', null],
    ]);
  });

  test('an item that was given up owes nothing', async () => {
    const id = await drafted(app);
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '重复' });
    expect(await told(id)).toEqual([]);
  });

  test('a consultation of a third party has its own fifteen working days and stops nothing', async () => {
    const id = await drafted(app);
    await must(app, id, 'land-bureau.drafter', 'SUBMIT');
    const consult = { party: '某公司', receivedOn: '2026-11-23' };
    await must(app, id, 'land-bureau.reviewer', 'CONSULT', consult);
    expect(await told(id)).toEqual([
      ['general-20wd', 'running', '2026-12-18'],
      ['third-party-reply-15wd', 'running', '2026-12-14'],
      ['land-notice-20d-before', 'not-started', null],
    ]);
  });

  test('whoever may not see the item hears that there is none; a stranger is asked to sign in', async () => {
    const id = await approved(app);
    expect((await asked(id, 'finance-bureau.drafter')).status).toBe(404);
    expect((await asked('0191e8a0-7c3e-7000-8000-000000000001')).status).toBe(404);
    expect((await fetch(`${app.url}/api/v1/items/${id}/clocks`)).status).toBe(401);
    expect((await asked('7')).status).toBe(400);
  });

  test('met or late is judged at the moment of publication and stays so', async () => {
    const inTime = await published(app);
    at('2026-12-21T01:00:00Z');
    const late = await published(app, { title: '迟发的挂牌出让公告' });
    at('2026-12-22T01:00:00Z');
    expect([(await told(inTime))[0], (await told(late))[0]]).toEqual([
      ['general-20wd', 'met', '2026-12-18'],
      ['general-20wd', 'late', '2026-12-18'],
    ]);
  });

  test('A26 a correction has its own due date from the change; given up, the first version is met as it was', async () => {
    const id = await published(app, { dates: { 'formed-or-changed': '2026-12-18' } });
    at('2026-12-25T01:00:00Z');
    await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
    const { body } = await asked(id);
    expect(body.clocks[0]).toMatchObject({ start: '2026-12-25', due: '2027-01-22', provisional: true });
    await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '不必更正' });
    expect((await told(id))[0]).toEqual(['general-20wd', 'met', '2027-01-15']);
  });
});
