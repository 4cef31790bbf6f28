import { JURISDICTION } from '../../../src/catalogue/jurisdiction.token.js';
import { LiveCalendar } from '../../../src/catalogue/live-calendar.js';
import type { Jurisdiction } from '../../../src/domain/catalogue/jurisdiction.js';
import { boot } from '../../../src/boot.js';
import { startApp, type TestApp } from '../../support/app.js';
import { ManualClock } from '../../support/manual-clock.js';
import { testSettings } from '../../support/settings.js';
import { LONGER_2027, NOTICE_2027 } from './notices.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({}, new ManualClock(new Date('2026-11-24T04:00:00Z')));
});
afterAll(async () => {
  await app.stop();
});

const year = async (of: number, account = 'land-bureau.drafter') =>
  await (await app.as(account)).get(`/api/v1/calendar/years/${of}`);
const record = async (of: number, body: object, account = 'office.officer', query = '') =>
  await (await app.as(account)).send('post', `/api/v1/calendar/years/${of}${query}`, body);
const codes = (body: { reasons: { code: string; field?: string }[] }) => body.reasons.map(({ code }) => code);

describe('GET /api/v1/calendar/years/{year}', () => {
  test('2020 has its days off, and both versions: the notice of 2019 and the extension of 2020-01-27, which is in force', async () => {
    const { body } = await year(2020);
    expect([body.provisional, body.notice.title, body.notice.issued]).toEqual([
      ...[false, '国务院办公厅关于延长2020年春节假期的通知', '2020-01-27'],
    ]);
    expect(body.versions).toMatchObject([
      { issued: '2019-11-21', inForce: false, imported: null },
      { issued: '2020-01-27', inForce: true, imported: null },
    ]);
    const spring = (of: typeof body) => of.daysOff.find(({ name }: { name: string }) => name === '春节').dates.at(-1);
    expect([spring(body.versions[0]), spring(body)]).toEqual(['2020-01-30', '2020-02-02']);
  });

  test('a year without a notice is provisional and has no days', async () => {
    expect((await year(2031)).body).toMatchObject({ provisional: true, notice: null, daysOff: [], versions: [] });
  });

  test('nobody reads it without signing in, and a year is a year', async () => {
    expect((await fetch(`${app.url}/api/v1/calendar/years/2026`)).status).toBe(401);
    expect((await (await app.as('office.officer')).get('/api/v1/calendar/years/26')).status).toBe(400);
  });
});

describe('POST /api/v1/calendar/years/{year}', () => {
  test('only officers of the government office record a notice: neither a bureau nor the supervision office', async () => {
    for (const account of ['land-bureau.drafter', 'supervision-office.officer', 'admin']) {
      const { status, body } = await record(2027, NOTICE_2027, account);
      expect([account, status, codes(body)]).toEqual([account, 403, ['calendar-office-only']]);
    }
  });

  test('a notice with bad days is refused with every reason, and nothing is written', async () => {
    const off = (...dates: string[]) => [{ name: '元旦', dates }];
    const wrong = async (change: object) => {
      const { status, body } = await record(2027, { ...NOTICE_2027, ...change });
      return [status, ...codes(body)];
    };
    expect(await wrong({ daysOff: [] })).toEqual([422, 'calendar-empty']);
    expect(await wrong({ daysOff: off('2026-12-31') })).toEqual([422, 'calendar-other-year']);
    expect(await wrong({ daysOff: off('2027-01-01', '2027-01-01') })).toEqual([422, 'calendar-twice']);
    expect(await wrong({ workdays: off('2027-01-02', '2027-01-04') })).toEqual([
      ...[422, 'calendar-off-and-worked', 'calendar-weekday-worked'],
    ]);
    expect(await wrong({ issued: '2026-11-25' })).toEqual([422, 'calendar-not-issued']);
    expect(await wrong({ daysOff: off('2027-02-30') })).toEqual([400, 'malformed-format']);
    expect((await year(2027)).body.provisional).toBe(true);
  });

  test('recorded, it is in force at once, has a version of its own and an entry on the trail', async () => {
    const { status, body } = await record(2027, NOTICE_2027);
    expect([status, body.provisional, body.calendar]).toEqual([201, false, '2026-11-23+0001']);
    expect(body.versions).toMatchObject([{ inForce: true, imported: { by: 'office.officer' } }]);
    const due = await fetch(`${app.url}/open/v1/calendar/due?event=2027-02-04&n=1`);
    expect(await due.json()).toMatchObject({ due: '2027-02-12', provisional: false, calendar: '2026-11-23+0001' });
    const { rows } = await app.pool.query(
      `SELECT actor, unit, detail FROM audit_entry WHERE action = 'CALENDAR_NOTICE'`,
    );
    expect(rows).toMatchObject([
      { actor: 'office.officer', unit: 'office', detail: { year: 2027, sequence: 1, issued: '2026-11-23' } },
    ]);
  });

  test('the same notice again says nothing new; an older one cannot take its place; a newer one is the next version', async () => {
    expect(codes((await record(2027, NOTICE_2027)).body)).toEqual(['calendar-nothing-new']);
    expect(codes((await record(2027, { ...LONGER_2027, issued: '2026-11-22' })).body)).toEqual(['calendar-superseded']);
    const { body } = await record(2027, LONGER_2027);
    expect(body.versions.map(({ inForce }: { inForce: boolean }) => inForce)).toEqual([false, true]);
    expect(body.calendar).toBe('2026-11-23+0002');
  });

  test('of two officers who record at the same moment one is told to look again', async () => {
    const notice = (of: number) => ({
      ...NOTICE_2027,
      daysOff: [{ name: '元旦', dates: [`${of}-01-01`] }],
      workdays: [],
    });
    const answers = await Promise.all([2030, 2031, 2032, 2033].map(async (of) => await record(of, notice(of))));
    const { rows } = await app.pool.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM calendar_notice WHERE year >= 2030',
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(rows[0]?.n ?? -1);
    const others = answers.filter(({ status }) => status !== 201);
    expect(others.map(({ status, body }) => [status, ...codes(body)])).toEqual(
      others.map(() => [409, 'calendar-meanwhile']),
    );
  });
});

describe('every process counts on a new notice', () => {
  test('another process has it after its next look at the rows, and one that starts has it from the first', async () => {
    const settings = testSettings(app.database.url, { ROLE: 'web' });
    const other = await boot(settings, { clock: app.clock });
    try {
      const { calendar } = other.app.get<Jurisdiction>(JURISDICTION, { strict: false });
      expect(calendar.version).toBe(
        app.running.app.get<Jurisdiction>(JURISDICTION, { strict: false }).calendar.version,
      );
      const { body } = await record(2040, {
        ...NOTICE_2027,
        daysOff: [{ name: '元旦', dates: ['2040-01-02'] }],
        workdays: [],
      });
      await other.app.get(LiveCalendar, { strict: false }).refresh();
      const there = other.app.get<Jurisdiction>(JURISDICTION, { strict: false }).calendar;
      expect([there.version, there.daysOff.get('2040-01-02')]).toEqual([body.calendar, '元旦']);
    } finally {
      await other.close();
    }
  });

  test('the table of notices is append-only, for the application and its owner', async () => {
    const owner = app.database.ownerPool();
    for (const change of ['UPDATE calendar_notice SET year = 2000', 'DELETE FROM calendar_notice']) {
      await expect(app.pool.query(change)).rejects.toMatchObject({ code: '42501' });
      await expect(owner.query(change)).rejects.toThrow(/is append-only/);
    }
  });
});
