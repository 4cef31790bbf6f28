import { boardScope } from '../src/domain/authority/board-scope.js';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { NO_FILTER } from '../src/office/board/matters.js';
import { talliesStatement } from '../src/office/board/board-reader.js';
import { PaceJob } from '../src/office/forecast/pace-job.js';
import { Office } from '../src/office/office.js';
import { PunctualityJob } from '../src/office/punctuality/punctuality-job.js';
import { StalledReader } from '../src/office/stalled/stalled-reader.js';
import { stillSince } from '../src/office/working-time.js';
import { fillCity } from './city.js';
import { explained } from './explained.js';
import { atMost, figure, type Figure } from './figures.js';
import type { House } from './house.js';
import { quantile, series } from './rounds.js';

const MOST_MS = 300;

/** The board, the lists behind it and its jobs, in a city of so many items. The whole answer is measured, all its queries included. */
export async function measureBoard(house: House, cases: number, count: number): Promise<Figure[]> {
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
  await explained('board, whole city', house.owner, talliesStatement(scope, NO_FILTER, lights));
  const page = { after: null, limit: 51 };
  const before = stillSince(jurisdiction.calendar, lights.now, 5);
  const red = { ...NO_FILTER, tone: 'red' as const };
  const at = `at ${cases.toLocaleString('en')} items`;
  const answers = [
    await timed(`whole city, ${at}`, count, async () => await office.board(scope, NO_FILTER), MOST_MS),
    await timed(`a sector authority, ${at}`, count, async () => await office.board(head, NO_FILTER), MOST_MS),
    await timed(`list, overdue in the city, ${at}`, count, async () => await office.rows(scope, red, page)),
    await timed(`list, predicted late, ${at}`, count, async () => await office.predicted(scope, NO_FILTER, page)),
    await timed(`list, stalled, ${at}`, count, async () => {
      await house.get(StalledReader).rows(scope, { before, unit: null }, page);
    }),
  ];
  return [...answers, ...jobs].flat();
}

/** Answers one after the other; what is asked rarely has no tail to tell. */
async function timed(what: string, count: number, work: () => Promise<unknown>, most?: number): Promise<Figure[]> {
  const { latencies } = await series(count, work);
  const of = (share: number) => ({ value: quantile(latencies, share), unit: 'ms', samples: count });
  const aim = most === undefined ? {} : { aim: atMost(most) };
  const middle = figure(`board: ${what}, p50`, of(0.5));
  return count < 20 ? [middle] : [middle, figure(`board: ${what}, p99`, { ...of(0.99), ...aim })];
}
