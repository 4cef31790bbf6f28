import { tongjiang } from '../support/jurisdictions/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { DrivenWorker } from '../support/driven-worker.js';
import { expectedRungs, ListedDays, type Life } from '../support/expected-rungs.js';
import { ManualClock } from '../support/manual-clock.js';

jest.setTimeout(900_000);

/** A year through every holiday and make-up day of 2026. Seeded: it fails the same way twice. */
const SEED = 20260124;
const [FROM, TO, END] = ['2026-01-05', '2026-11-30', '2026-12-31'];
const LOOKS = ['08:30', '14:00'];
/** Nothing may be told then; looking every third day finds that out too. */
const NIGHT = '22:00';
const ITEMS = 200;
const KILLS = 12;

const random = (() => {
  let state = SEED;
  return (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
})();
const pick = (most: number): number => Math.floor(random() * most);
const pause = async (ms: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
};

interface Planned {
  readonly entry: string;
  readonly account: string;
  readonly dates: Readonly<Record<string, string>>;
  readonly start: string;
  readonly due: string;
  readonly day: string; // drafted on
  readonly given: string | null; // given up on
}
interface Drafted extends Planned {
  readonly id: string;
  readonly life: Life;
}

const { calendar } = tongjiang;
const notices = { off: new Set(calendar.daysOff.keys()), on: new Set(calendar.workdays.keys()) };
const listed = new ListedDays(notices, '2025-10-01', '2027-06-30');
const everyDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
};
const later = (day: string, n: number): string => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);

/** Four rules, forwards and backwards, of different units; some drafted late, some given up on the way. */
function plan(n: number): Planned {
  const days = everyDay(FROM, TO);
  const start = days[pick(days.length)] ?? FROM;
  const day = later(start, pick(4));
  const given = random() < 0.4 ? later(day, 1 + pick(45)) : null;
  const of = (entry: string, account: string, event: string, due: string) =>
    ({ entry, account, dates: { [event]: start }, start, due, day, given }) satisfies Planned;
  switch (n % 4) {
    case 0:
      return of('land-supply-result', 'land-bureau.drafter', 'formed-or-changed', listed.away(start, 20));
    case 1:
      return of(
        'procurement-handling-decisions',
        'finance-bureau.drafter',
        'decision-notice-issued',
        listed.away(start, 1),
      );
    case 2:
      return of('housing-rent-subsidy', 'housing-bureau.drafter', 'formed-or-changed', listed.away(start, 20));
    default: {
      const auction = later(start, 45);
      const due = listed.away(auction, -21);
      const dates = { 'auction-day': auction };
      return { entry: 'mining-competitive-project', account: 'land-bureau.drafter', dates, start: '', due, day, given };
    }
  }
}

let app: TestApp;
let workers: DrivenWorker[];
let env: NodeJS.ProcessEnv;
const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`);
const start = instantOf('2026-01-04', '09:00');

beforeAll(async () => {
  app = await startApp({ ROLE: 'web' }, new ManualClock(start));
  env = { DATABASE_URL: app.database.url, DATA_DIR: process.env.GONGKAI_TEST_RUN };
  workers = [await DrivenWorker.start(env, start), await DrivenWorker.start(env, start)];
});
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await app.stop();
});

async function draft(planned: Planned): Promise<Drafted> {
  const { entry, account, dates, start: begun, due, given, day } = planned;
  const title = `${entry} ${day} ${String(pick(1_000_000))}`;
  const answer = await (await app.as(account)).create({ entry, title, dates });
  if (answer.status !== 201) throw new Error(answer.text);
  const done = given === null ? null : instantOf(given, '13:00').getTime();
  const life = { start: begun === '' ? '2000-01-01' : begun, due, known: instantOf(day, '09:00').getTime(), done };
  return { ...planned, id: answer.body.id as string, life };
}

async function giveUp({ id, account }: Drafted): Promise<void> {
  const answer = await (await app.as(account)).act(id, 'ABANDON', { reason: '并入另一件办理' });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Both workers look at once; now and then one of them is killed while it does, and another takes its place. */
async function look(now: Date, kill: boolean): Promise<void> {
  app.clock.advance(now.getTime() - app.clock.now().getTime());
  const both = Promise.all(workers.map(async (worker) => await worker.workAt(now)));
  if (!kill) {
    await both;
    return;
  }
  const victim = pick(2);
  await pause(pick(25));
  workers[victim]?.kill();
  await both;
  workers[victim] = await DrivenWorker.start(env, now);
  await Promise.all(workers.map(async (worker) => await worker.workAt(now)));
}

test(`a year of ${String(ITEMS)} items, two workers, one killed at random: every rung told once, none missed, none at night, every due day as counted independently`, async () => {
  const planned = Array.from({ length: ITEMS }, (_, n) => plan(n));
  const days = everyDay('2026-01-05', END);
  const looks: number[] = [];
  const kills = new Set(Array.from({ length: KILLS }, () => pick(days.length * LOOKS.length)));
  const drafted: Drafted[] = [];
  for (const [nth, day] of days.entries()) {
    app.clock.advance(instantOf(day, '00:10').getTime() - app.clock.now().getTime());
    for (const time of nth % 3 === 0 ? [...LOOKS, NIGHT] : LOOKS) {
      const now = instantOf(day, time);
      if (time === '14:00') {
        app.clock.advance(instantOf(day, '09:00').getTime() - app.clock.now().getTime());
        for (const one of planned.filter((each) => each.day === day)) drafted.push(await draft(one));
        app.clock.advance(instantOf(day, '13:00').getTime() - app.clock.now().getTime());
        for (const one of drafted.filter(({ given }) => given === day)) await giveUp(one);
      }
      await look(now, kills.has(looks.length));
      looks.push(now.getTime());
    }
  }
  expect(drafted).toHaveLength(ITEMS);

  const atWork = looks.filter((at) => {
    const local = new Date(at + 8 * 3_600_000).toISOString();
    return listed.isWorked(local.slice(0, 10)) && local.slice(11, 16) !== NIGHT;
  });
  const expected = Object.fromEntries(drafted.map(({ id, life }) => [id, expectedRungs(listed, life, atWork)]));
  const { rows } = await app.pool.query<{ subject: string; rung: string; at: Date }>(
    `SELECT subject, detail -> 'input' ->> 'rung' AS rung, at FROM audit_entry WHERE action = 'REMIND' ORDER BY at, seq`,
  );
  const told: Record<string, string[]> = Object.fromEntries(drafted.map(({ id }) => [id, []]));
  for (const { subject, rung, at } of rows) told[subject]?.push(`${rung} ${at.toISOString()}`);
  expect(told).toEqual(expected);
  expect(rows.length).toBeGreaterThan(ITEMS);

  const stored = await app.pool.query<{ case_id: string; due: string }>(
    `SELECT case_id, due FROM clock WHERE governs AND case_id = ANY ($1)`,
    [drafted.map(({ id }) => id)],
  );
  const dues = Object.fromEntries(stored.rows.map(({ case_id, due }) => [case_id, due]));
  const open = drafted.filter(({ given }) => given === null || given > END);
  expect(Object.fromEntries(open.map(({ id }) => [id, dues[id]]))).toEqual(
    Object.fromEntries(open.map(({ id, due }) => [id, due])),
  );
});
