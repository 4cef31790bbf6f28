import { cpus, totalmem } from 'node:os';
import { breakAll } from './broken-promises.js';
import { Client } from './client.js';
import { disturb, Done, kill } from './disturbances.js';
import { House } from './house.js';
import { Lane, Ledger, residents } from './traffic.js';
import { findings, settle, type Finding } from './verdict.js';

const SHORT = process.env.FORM !== 'full';
/** Kills that hit work in flight, each proven by the named point it was made at. */
const KILLS = Number(process.env.FAULT_KILLS ?? (SHORT ? 50 : 1_000));
/** Processes that start again need most of the machine: more people would only make them slower. */
const LANES = 2;
const EVERY_MS = SHORT ? 4_000 : 10_000;
/** However few kills there were by then: what was found is told, and the test fails for want of kills. */
const MINUTES = Number(process.env.FAULT_MINUTES ?? (SHORT ? 9 : 150));

jest.setTimeout(SHORT ? 900_000 : 4 * 3_600_000); // real processes, killed and started again

let house: House;
let client: Client;
const ledger = new Ledger();

beforeAll(async () => {
  house = await House.open();
  client = new Client(house.addresses);
});
afterAll(async () => {
  await house.close();
});

test(`two web processes and two workers, killed ${String(KILLS)} times with work in flight: no promise is broken`, async () => {
  const done = new Done();
  const from = performance.now();
  const minutes = (): number => (performance.now() - from) / 60_000;
  const enough = (): boolean => killsAtPoints() >= KILLS || minutes() > MINUTES;
  const telling = setInterval(() => {
    process.stdout.write(`${minutes().toFixed(0)} min: ${String(killsAtPoints())} kills at named points\n`);
  }, 300_000);
  let seed = 20_261_124;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  await Promise.all([
    ...Array.from({ length: LANES }, async () => {
      await new Lane(client, ledger, { random, enough }).work();
    }),
    residents(client, ledger, enough),
    kill(house.webs, done, enough), // one of the two serves on, or no work would be in flight
    ...house.workers.map(async (worker) => {
      await kill([worker], done, enough);
    }),
    disturb(house, done, EVERY_MS, enough),
  ]);
  clearInterval(telling);
  const seconds = Math.round((performance.now() - from) / 1000);
  await settle(house);
  const settled = Math.round((performance.now() - from) / 1000) - seconds;

  const found = await findings(house, client, ledger);
  console.log(
    `${String(cpus().length)} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; ${String(seconds)} s of traffic, ${String(settled)} s to settle`,
  );
  console.table([...killed().entries()].map(([point, times]) => ({ 'killed with -9': point, times })));
  console.table([done]);
  console.table([Object.fromEntries(client.broken)]);
  console.table(found.map(told));
  expect(found.flatMap(({ promise, violations }) => violations.slice(0, 5).map((one) => `${promise}: ${one}`))).toEqual(
    [],
  );
  expect(killsAtPoints()).toBeGreaterThanOrEqual(KILLS);
  expect(ledger.acknowledged.length).toBeGreaterThan(KILLS);
});

test('the check of each promise finds it broken', async () => {
  await breakAll(house, ledger);
  const found = await findings(house, client, ledger);
  expect(found.filter(({ violations }) => violations.length === 0).map(({ promise }) => promise)).toEqual([]);
});

const told = ({ promise, looked, violations }: Finding): object => ({ promise, looked, violations: violations.length });

/** Over all processes, by the moment. */
function killed(): Map<string, number> {
  const sum = new Map<string, number>();
  for (const each of [...house.webs, ...house.workers])
    for (const [point, times] of each.killed) sum.set(point, (sum.get(point) ?? 0) + times);
  return sum;
}

const killsAtPoints = (): number =>
  [...killed()].reduce((sum, [point, times]) => (point === 'at-random' ? sum : sum + times), 0);
