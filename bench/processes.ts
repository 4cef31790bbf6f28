import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { fillCity } from './city.js';
import { atMost, figure, type Figure } from './figures.js';
import { openHouse } from './house.js';
import { median } from './rounds.js';
import { residentMb, startDatabase, startServer } from './server.js';
import { fillWindow } from './window-data.js';

const READY_MS = 5_000;
const AT_REST_MB = 300;
/** So long after the start nothing that starting needed is under way any more (src/platform/give-back.ts). */
const REST_MS = 15_000;

/** From the start of a process to its word that it is ready, and what web and worker hold when nobody asks anything. */
export async function measureProcesses(count: number, rounds: number): Promise<Figure[]> {
  const dataDir = await furnished(count);
  try {
    const ready: number[] = [];
    for (let nth = 0; nth < rounds; nth += 1) ready.push(await startToReady(dataDir));
    const at = `${count.toLocaleString('en')} items and publications`;
    const start = { value: median(ready), unit: 'ms', samples: rounds, aim: atMost(READY_MS) };
    return [figure(`process: start to ready, ${at}`, start), ...(await atRest(dataDir, rounds))];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What a city has after some years, so that starting and resting are not those of an empty house. */
async function furnished(count: number): Promise<string> {
  const house = await openHouse(4);
  const jurisdiction = house.token(JURISDICTION) as Jurisdiction;
  const today = new Date().toISOString().slice(0, 10);
  await fillCity(house.owner, [...jurisdiction.units.keys()], { cases: count, open: Math.ceil(count / 20), today });
  await fillWindow(house.owner, jurisdiction, count);
  await house.leave();
  return house.dataDir;
}

/** As `npm start` does it: one process of every role, and its own database server with it. */
async function startToReady(dataDir: string): Promise<number> {
  const server = await startServer({ DATA_DIR: dataDir });
  await server.stop();
  return server.readyAfter;
}

async function atRest(dataDir: string, rounds: number): Promise<Figure[]> {
  const database = await startDatabase(dataDir);
  const on = { ...database.databases, DATA_DIR: dataDir };
  const [webs, workers]: [number[], number[]] = [[], []];
  for (let nth = 0; nth < rounds; nth += 1) {
    const web = await startServer({ ...on, ROLE: 'web' });
    const worker = await startServer({ ...on, ROLE: 'worker' });
    await pause(REST_MS);
    webs.push(residentMb(web.pid));
    workers.push(residentMb(worker.pid));
    await Promise.all([web.stop(), worker.stop()]);
  }
  await database.stop();
  const both = webs.map((web, nth) => web + workers[nth]!);
  const of = (values: readonly number[]) => ({ value: median(values), unit: 'MB', samples: rounds });
  return [
    figure('process: memory at rest, web', of(webs)),
    figure('process: memory at rest, worker', of(workers)),
    figure('process: memory at rest, web and worker', { ...of(both), aim: atMost(AT_REST_MB) }),
  ];
}
