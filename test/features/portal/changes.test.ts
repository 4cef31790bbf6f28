import request from 'supertest';
import { CHANGES } from '../../../src/portal/reading/change-reader.js';
import { ChangeOrderJob } from '../../../src/syndication/change-order-job.js';
import { startApp, type TestApp } from '../../support/app.js';
import { untilWaiting } from '../../support/barrier.js';
import { carriedOut } from '../../support/plans.js';
import { must, published } from '../../support/way.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const since = async (cursor?: string) =>
  (
    await request(app.url)
      .get('/open/v1/changes')
      .query(cursor === undefined ? {} : { since: cursor })
  ).body;
const kinds = ({ changes }: { changes: { kind: string }[] }) => changes.map(({ kind }) => kind);

test('every publication, hold, release, correction and withdrawal is a change; what may not be shown is told without content', async () => {
  const { next: start } = await since();
  const id = await published(app);
  await must(app, id, 'office.officer', 'HOLD', { reason: '核实中' });
  await app.drain();
  const held = await since(start);
  expect(kinds(held)).toEqual(['published', 'held']);
  expect(
    held.changes.map(({ visibility, publication }: { visibility: string; publication: unknown }) => [
      visibility,
      publication,
    ]),
  ).toEqual([
    ['held', null],
    ['held', null],
  ]);
  await must(app, id, 'office.officer', 'RELEASE', { reason: '核实无误' });
  await must(app, id, 'land-bureau.publisher', 'TAKE_DOWN', { reason: '内容有误' });
  await app.drain();
  const later = await since(held.next);
  expect(kinds(later)).toEqual(['released', 'withdrawn']);
  expect([later.more, kinds(await since(later.next))]).toEqual([false, []]);
  expect((await since(later.next)).next).toBe(later.next);
});

test('a change that commits late is not skipped by a reader who was there before: held at a barrier', async () => {
  const { next: start } = await since();
  const owner = app.database.ownerPool(2);
  const late = await owner.connect();
  await late.query('BEGIN');
  const early = await late.query<{ number: string }>(
    `INSERT INTO window_change (number, version, kind, at)
    SELECT number, 1, 'held', '2020-01-01T00:00:00Z' FROM publication_state ORDER BY number LIMIT 1 RETURNING number`,
  );
  await published(app); // begins later, commits first
  await app.drain();
  const seen = await since(start);
  expect(kinds(seen)).toEqual(['published']);
  await late.query('COMMIT');
  late.release();
  await app.drain();
  const rest = await since(seen.next);
  expect(rest.changes.map(({ kind, number }: { kind: string; number: string }) => [kind, number])).toEqual([
    ['held', early.rows[0]?.number],
  ]);
});

test('two workers at once give each change one position, and positions without a gap', async () => {
  await Promise.all([published(app), published(app), published(app)]);
  const jobs = [1, 2, 3].map(() => new ChangeOrderJob({ pool: app.pool }));
  await Promise.all(jobs.map(async (job) => await job.run()));
  await app.drain();
  const { rows } = await app.pool.query<{ placed: number; last: number; waiting: number }>(
    'SELECT count(position)::int AS placed, max(position)::int AS last, count(*) FILTER (WHERE position IS NULL)::int AS waiting FROM window_change',
  );
  expect(rows[0]).toEqual({ placed: rows[0]?.last, last: rows[0]?.last, waiting: 0 });
});

test('one worker at a time gives positions: while one is held at a row, another leaves everything to it', async () => {
  await published(app);
  const owner = app.database.ownerPool(2);
  const holder = await owner.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM window_change WHERE position IS NULL FOR UPDATE');
  const held = new ChangeOrderJob({ pool: app.pool }).run();
  await untilWaiting(owner, 1);
  await published(app);
  await new ChangeOrderJob({ pool: app.pool }).run(); // would wait at the same row without the election
  const { rows } = await owner.query<{ waiting: number }>(
    'SELECT count(*)::int AS waiting FROM window_change WHERE position IS NULL',
  );
  expect(rows[0]?.waiting).toBe(2);
  await holder.query('COMMIT');
  holder.release();
  await held;
  await app.drain();
  const { changes } = await since();
  expect(changes.at(-1).kind).toBe('published');
});

test('a word that is no cursor of this feed is told so, and a page is read from the index of positions', async () => {
  const answer = await request(app.url).get('/open/v1/changes').query({ since: 'nonsense' });
  expect([answer.status, answer.body.code]).toEqual([400, 'bad-cursor']);
  const owner = app.database.ownerPool(1);
  await owner.query('SET enable_seqscan = off');
  const { custom } = await carriedOut(owner, { text: CHANGES, values: ['0', 101] });
  expect(custom.indexes).toContain('window_change_position_key');
});
