import { boardScope } from '../src/domain/authority/board-scope.js';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { inTransaction } from '../src/platform/database.js';
import { NO_FILTER } from '../src/office/board/matters.js';
import { HASHED, talliesStatement } from '../src/office/board/board-reader.js';
import { PaceJob } from '../src/office/forecast/pace-job.js';
import { Office } from '../src/office/office.js';
import { PunctualityJob } from '../src/office/punctuality/punctuality-job.js';
import { StalledReader } from '../src/office/stalled/stalled-reader.js';
import { stillSince } from '../src/office/working-time.js';
import { fillCity } from './city.js';
import { say, type House } from './house.js';
import { quantile, series } from './rounds.js';
import type { Measured } from './others.js';

/** The board, the lists behind it and its jobs, in a city of so many items. The whole answer is measured, all its queries included. */
export async function measureBoard(house: House, cases: number, count: number): Promise<Measured[]> {
  const jurisdiction = house.token(JURISDICTION) as Jurisdiction;
  const today = new Date().toISOString().slice(0, 10);
  await fillCity(house.owner, [...jurisdiction.units.keys()], { cases, open: Math.ceil(cases / 20), today });
  await house.owner.query('VACUUM ANALYZE workflow_case, item, clock, task');
  const office = house.get(Office);
  const jobs = [
    await timed('job: pace of steps', 1, async () => await house.get(PaceJob).run()),
    await timed('job: punctuality, all months', 1, async () => await house.get(PunctualityJob).run()),
    await timed('job: punctuality, as every five minutes', 5, async () => await house.get(PunctualityJob).run()),
  ];
  const scope = boardScope(house.person('office.officer'), jurisdiction);
  const head = boardScope(house.person('land-bureau.head'), jurisdiction);
  const lights = office.lights();
  await explain(house, talliesStatement(scope, NO_FILTER, lights));
  const page = { after: null, limit: 51 };
  const before = stillSince(jurisdiction.calendar, lights.now, 5);
  const red = { ...NO_FILTER, tone: 'red' as const };
  const at = `at ${cases.toLocaleString('en')} items`;
  return [
    await timed(`board, whole city, ${at}`, count, async () => await office.board(scope, NO_FILTER)),
    await timed(`board, a sector authority, ${at}`, count, async () => await office.board(head, NO_FILTER)),
    await timed(`list, overdue in the city, ${at}`, count, async () => await office.rows(scope, red, page)),
    await timed(`list, predicted late, ${at}`, count, async () => await office.predicted(scope, NO_FILTER, page)),
    await timed(`list, stalled, ${at}`, count, async () => {
      await house.get(StalledReader).rows(scope, { before, unit: null }, page);
    }),
    ...jobs,
  ];
}

async function timed(what: string, count: number, work: () => Promise<unknown>): Promise<Measured> {
  const { perSecond, latencies } = await series(count, work);
  return { what, perSecond, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function explain(house: House, { text, values }: { text: string; values: readonly unknown[] }): Promise<void> {
  const asked = { text: `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ${text}`, values: [...values] };
  await inTransaction(house.pool, async (tx) => {
    await tx.query(HASHED);
    const { rows } = await tx.query<{ 'QUERY PLAN': string }>(asked);
    say(rows.map((row) => row['QUERY PLAN']).join('\n'));
  });
}
