import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { trustedKeys } from '../../../src/audit/trusted-keys.js';
import { verifyTrail } from '../../../src/audit/verify/verify-trail.js';
import { boot } from '../../../src/boot.js';
import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import { demoChannel, type DemoChannel } from '../../../src/demo/demo-channel.js';
import { loadDemo, type Loaded } from '../../../src/demo/load-demo.js';
import { dateInShanghai } from '../../../src/domain/calendar/dates.js';
import { isWorkingDay } from '../../../src/domain/calendar/working-calendar.js';
import { readDefinition } from '../../../src/domain/lifecycle/definition.js';
import { DISCLOSURE } from '../../../src/domain/lifecycle/disclosure/registry.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { WorkerLoop } from '../../../src/worker/worker-loop.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { ManualClock } from '../../support/manual-clock.js';
import { testSettings } from '../../support/settings.js';

/** When it is: the platform compares the time of a signed message with its own. */
let now: Date;
let database: FreshDatabase;
let pool: Pool;
let channel: DemoChannel;
let loaded: Loaded;
const jurisdiction = loadJurisdiction(testSettings('postgresql:///x').jurisdiction);

beforeAll(async () => {
  database = await freshDatabase();
  pool = database.pool();
  channel = (await demoChannel(testSettings(database.url, { DEMO: 'true' }), jurisdiction))!;
  now = new SystemClock().now();
  loaded = await loadDemo(channel.settings, jurisdiction, now);
});
afterAll(async () => {
  await channel.platform.close();
  await database.drop();
});

async function rows<T>(text: string): Promise<T[]> {
  return (await pool.query(text)).rows as T[];
}

describe('the demonstration', () => {
  test('tells about sixty items and a dozen projects over the six domains, every catalogue entry at least once', async () => {
    const items = await rows<{ domain: string; entry: string }>('SELECT domain, entry FROM item');
    expect(loaded).toMatchObject({ items: items.length, projects: 12 });
    expect(items.length).toBeGreaterThanOrEqual(60);
    expect(items.length).toBeLessThanOrEqual(75);
    expect(new Set(items.map(({ domain }) => domain))).toEqual(new Set(jurisdiction.domains.keys()));
    expect(new Set(items.map(({ entry }) => entry))).toEqual(new Set(jurisdiction.entries.keys()));
  });

  test('has an item in every state of the workflow, but for texts that come from outside, and the display term, which lasts three years', async () => {
    const definition = readDefinition(readFileSync('workflows/disclosure.yaml', 'utf8'), 'disclosure.yaml', DISCLOSURE);
    const leaves = [...definition.nodes.values()].filter(({ children }) => children.length === 0);
    const present = await rows<{ state: string }>('SELECT DISTINCT unnest(states) AS state FROM workflow_case');
    const absent = leaves.map(({ path }) => path).filter((path) => !present.some(({ state }) => state === path));
    expect(absent).toEqual(['work.verification', 'work.express', 'visibility.expired']);
  });

  test('is the work of people in office hours of the past, but for what is taken offline in haste', async () => {
    const acts = await rows<{ at: Date; action: string }>(
      `SELECT at, action FROM audit_entry WHERE actor <> 'system' AND action <> 'HOLD'`,
    );
    const minuteOf = (at: Date): number => ((at.getTime() + 8 * 3_600_000) / 60_000) % 1_440;
    const odd = acts.filter(({ at }) => {
      const inHours = minuteOf(at) >= 8 * 60 + 30 && minuteOf(at) <= 17 * 60 + 30;
      return at > now || !inHours || !isWorkingDay(jurisdiction.calendar, dateInShanghai(at));
    });
    expect(odd).toEqual([]);
    const [span] = await rows<{ days: number }>(
      `SELECT extract(day FROM max(at) - min(at))::int AS days FROM audit_entry WHERE actor <> 'system'`,
    );
    expect(span?.days).toBeGreaterThan(50);
  });

  test('gives each published item its index number, and no two the same', async () => {
    const numbers = await rows<{ number: string | null }>(
      `SELECT i.number FROM item i JOIN workflow_case c USING (id) WHERE NOT 'visibility.none' = ANY (c.states)`,
    );
    expect(numbers.length).toBeGreaterThan(35);
    expect(numbers.filter(({ number }) => number === null)).toEqual([]);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
  });

  test('publishes no id number and no private telephone of the people it lists', async () => {
    const [lists] = await rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM item WHERE elements::text ~ '230899[0-9]{11}[0-9X]'`,
    );
    expect(lists?.count).toBeGreaterThan(5);
    const shown = await rows(`SELECT number FROM publication WHERE body::text ~ '230899[0-9]{11}|130000001[0-9]{2}'`);
    expect(shown).toEqual([]);
  });

  test('corrects one item by a new version and tender notices by notices beside the original', async () => {
    const versions = await rows<{ change_note: string }>('SELECT change_note FROM publication WHERE version = 2');
    expect(versions).toEqual([{ change_note: expect.stringContaining('建筑密度') as string }]);
    const notices = await rows<{ kind: string }>(
      `SELECT n.relation ->> 'kind' AS kind FROM publication n JOIN publication_state o ON o.number = n.relation ->> 'of'
       WHERE o.visibility = 'current'`,
    );
    expect(notices).toEqual([{ kind: 'correction' }, { kind: 'correction' }]);
  });

  test('leaves everything as it is when it is loaded once more', async () => {
    const before = await rows('SELECT count(*) FROM audit_entry');
    expect(await loadDemo(channel.settings, jurisdiction, new SystemClock().now())).toEqual({ ...loaded, acts: 0 });
    expect(await rows('SELECT count(*) FROM audit_entry')).toEqual(before);
  });

  test('is delivered to the platform with a receipt each, but for the one the platform does not take', async () => {
    const clock = ManualClock.ofTheMachine();
    const running = await boot(channel.settings, { clock });
    const worker = running.app.get(WorkerLoop, { strict: false });
    await worker.stop();
    await worker.drain();
    clock.advance(10_000); // one was told to come back later
    await worker.drain();
    await running.close();
    const open = await rows<{ title: string; status: string }>(
      `SELECT i.title, d.status FROM delivery d JOIN item i ON i.id = d.case_id WHERE d.status NOT IN ('delivered', 'superseded', 'manual') OR (d.status = 'delivered' AND d.receipt IS NULL)`,
    );
    expect(open).toEqual([{ title: '同江市本级国有建设用地年度供应计划', status: 'failed' }]);
    const twice = await rows<{ attempts: number }>(
      `SELECT attempts FROM delivery WHERE status = 'delivered' AND attempts > 1`,
    );
    expect(twice).toEqual([{ attempts: 2 }]);
    const states = await rows<{ state: string }>(
      `SELECT DISTINCT s.state FROM workflow_case, unnest(states) AS s(state) WHERE s.state LIKE 'syndication.%' ORDER BY 1`,
    );
    expect(states.map(({ state }) => state)).toEqual([
      'syndication.attention',
      'syndication.none',
      'syndication.settled',
    ]);
  });

  test('leaves a trail in which audit:verify finds nothing', async () => {
    const keys = trustedKeys(channel.settings, null);
    const verdict = await verifyTrail(pool, { now: new SystemClock().now(), keys, kept: null });
    expect(verdict.findings).toEqual([]);
    expect(verdict.counts.publications).toBeGreaterThan(40);
  });
});
