import { Client, type Pool } from 'pg';
import { fillTasks, fillWindow } from '../support/volume.js';
import { inboxStatement, type InboxView } from '../../src/inbox/inbox-queries.js';
import { Database } from '../../src/platform/database.js';
import { ProjectStore } from '../../src/projects/project-store.js';
import { JobRegistry } from '../../src/worker/job-registry.js';
import { UnitList } from '../../src/workbench/units/unit-list.js';
import { newSecret } from '../features/syndication/outside.js';
import { startApp, type TestApp } from '../support/app.js';
import { carriedOut, statementsOf, type Asked } from '../support/plans.js';

jest.setTimeout(180_000);

const ROWS = 30_000;
const PAGE = 51;
const UNITS = ['land-bureau', ...Array.from({ length: 19 }, (_, nth) => `unit-${String(nth)}`)];
const MIDDLE = ['2026-01-11T00:00:00.000000Z', '00000000-0000-4000-8000-000000000000'] as const;

let app: TestApp;
let owner: Pool;
beforeAll(async () => {
  app = await startApp({
    CHANNEL_TRADING_PLATFORM_HLJ_URL: 'http://127.0.0.1:1',
    CHANNEL_TRADING_PLATFORM_HLJ_SECRET: newSecret(),
  });
  owner = app.database.ownerPool(1);
  await fillTasks(owner, UNITS, ROWS);
  await fillWindow(owner, UNITS, ROWS);
  for (const text of FURTHER) await owner.query(text, text.includes('$1') ? [ROWS] : []);
  await owner.query('ANALYZE');
});
afterAll(async () => {
  await app.stop();
});

/** What jobs look through: nearly everything settled or not yet due, as on any day. */
const FURTHER = [
  `UPDATE task SET status = 'done', ended_at = opened_at, ended_by = unit || '.reviewer' WHERE role = 'publisher'`,
  `INSERT INTO timer (id, case_id, action, due_at, status) SELECT gen_random_uuid(), id, 'NEVER', now() + interval '9 days', 'open'
   FROM workflow_case`,
  `INSERT INTO timer (id, case_id, action, due_at, status) SELECT gen_random_uuid(), id, 'NEVER', now(), 'fired' FROM workflow_case`,
  `INSERT INTO outbox (id, kind, case_id, payload, run_at, status)
   SELECT gen_random_uuid(), (ARRAY['notice', 'message'])[1 + n % 2], gen_random_uuid(), '{}', now() - n * interval '1 minute', 'done'
   FROM generate_series(1, $1) n`,
  `INSERT INTO delivery (id, publication, number, sequence, case_id, channel, operation, status, next_attempt_at, reported, created_at, settled_at)
   SELECT gen_random_uuid(), id, number, version, case_id, 'trading-platform-hlj', 'publish', 'delivered', published_at, true, published_at, published_at
   FROM publication`,
  `INSERT INTO project (id, code, name, kind, created_by, created_unit, created_at)
   SELECT gen_random_uuid(), 'P' || n, '地块 ' || n, 'land', 'admin', 'office', timestamptz '2026-01-01' + n * interval '1 minute'
   FROM generate_series(1, $1) n`,
  `INSERT INTO audit_entry (id, subject, seq, at, actor, unit, action, revision, detail, prev_hash, hash)
   SELECT md5('entry' || n)::uuid, gen_random_uuid(), 1, now(), 'a', 'u', 'A', 1, '{}', '', decode(repeat('00', 32), 'hex')
   FROM generate_series(1, $1) n`,
  `INSERT INTO delegation (id, unit, from_account, to_account, from_date, to_date, roles, reason, created_by, created_at, ended_at)
   SELECT gen_random_uuid(), 'unit-' || n % 500, 'land-bureau.approver', 'land-bureau.clerk', '2020-01-01', '2020-01-05', '{approver}', '', 'admin',
     timestamptz '2020-01-01' + n * interval '1 minute', CASE WHEN n % 10 = 0 THEN NULL ELSE now() END FROM generate_series(1, $1) n`,
  `INSERT INTO audit_leaf (position, entry, leaf_hash) SELECT -n, md5('entry' || n)::uuid, '' FROM generate_series(1, $1 - 20) n`,
  `INSERT INTO audit_unsealed (entry, at) SELECT md5('entry' || n)::uuid, now() FROM generate_series($1 - 19, $1) n`,
];

/** A row for each person who chose: less than a page, which is read whole at less cost than by its index. */
const SMALL = 'notice_choice';

/** Whichever way PostgreSQL plans it, the statement goes by its index and touches about a page, not a table. */
async function goesBy(index: string, asked: Asked, most: number): Promise<void> {
  const { custom, generic } = await carriedOut(owner, asked);
  for (const carried of [custom, generic]) {
    const whole = carried.sequential.filter((table) => table !== SMALL);
    expect({ ...carried, sequential: whole }).toMatchObject({
      indexes: expect.arrayContaining([index]),
      sequential: [],
    });
    expect(carried.touched).toBeLessThanOrEqual(most);
  }
}

describe('a page of a list is read from its index, the first and one in the middle', () => {
  const scope = {
    account: 'land-bureau.reviewer',
    unit: 'land-bureau',
    roles: ['reviewer', 'approver'],
    everything: false,
  };
  const all = { q: null, entry: null, unit: null, step: null, olderThan: null, after: null, limit: PAGE };

  test.each<[InboxView, string]>([
    ['todo', 'task_todo'],
    ['claimed', 'task_claimed'],
    ['mine', 'case_by_creator'],
    ['done', 'task_done'],
  ])('inbox, %s', async (view, index) => {
    const person = view === 'mine' ? { ...scope, account: 'land-bureau.drafter' } : scope;
    const most = PAGE * 4 * (view === 'todo' ? person.roles.length : 1); // a page of each role, the first of them all are shown
    await goesBy(index, inboxStatement(view, person, '2027-01-01', all), most);
    await goesBy(index, inboxStatement(view, person, '2027-01-01', { ...all, after: MIDDLE }), most);
  });

  test('projects', async () => {
    const projects = new ProjectStore(new Database(app.pool));
    const [asked] = await statementsOf(Client, async () => {
      await projects.list({ q: null, kind: null, before: null, limit: PAGE });
    });
    await goesBy('project_newest', asked!, PAGE);
  });

  test("a unit's cases", async () => {
    const filter = { unit: 'land-bureau', all: false, tone: null, thresholds: [], after: null, limit: PAGE };
    const units = new UnitList(new Database(app.pool));
    const [asked] = await statementsOf(Client, async () => await units.rows(filter));
    await goesBy('case_by_unit', asked!, PAGE * 4);
  });
});

describe('what a job looks for it finds by its index, however much was done before', () => {
  test.each([
    ['timers', 'timer_due'],
    ['split-notices', 'outbox_due'],
    ['send-notices', 'outbox_due'],
    ['deliver:trading-platform-hlj', 'delivery_due'],
    ['report-deliveries', 'delivery_unreported'],
    ['audit-sequencer', 'audit_leaf_entry_key'],
  ])('%s', async (name, index) => {
    const job = app.running.app
      .get(JobRegistry, { strict: false })
      .all()
      .find((each) => each.name === name);
    const asked = await statementsOf(Client, async () => await job!.run());
    const looking = asked.find(({ text }) => /\b(timer|outbox|delivery|audit_leaf)\b/.test(text));
    await goesBy(index, looking!, 100);
  });
});
