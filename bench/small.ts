import { generateKeyPairSync } from 'node:crypto';
import { Sequencer } from '../src/audit/sequencer.js';
import { TaskClaims } from '../src/engine/task-claims.js';
import { SystemClock } from '../src/platform/clock.js';
import { must, preparedItem } from './cycle.js';
import { figure, type Figure } from './figures.js';
import type { House } from './house.js';
import { quantile, series } from './rounds.js';

/** Taking a task on and putting it back, one after the other. */
export async function measureClaims(house: House, count: number): Promise<Figure[]> {
  const drafter = house.person('land-bureau.drafter');
  const claims = house.get(TaskClaims);
  const { id } = await preparedItem(house);
  const { rows } = await house.owner.query<{ id: string }>(
    `SELECT id FROM task WHERE case_id = $1 AND status = 'open'`,
    [id],
  );
  const task = rows[0]!.id;
  const take = async (nth: number) => {
    must(await (nth % 2 === 0 ? claims.claim(drafter, task) : claims.release(drafter, task)));
  };
  await series(count / 2, take);
  const { latencies } = await series(count, take);
  const value = (share: number) => ({ value: quantile(latencies, share), unit: 'ms', samples: count });
  return [figure('actions: claim a task, p50', value(0.5)), figure('actions: claim a task, p99', value(0.99))];
}

/** Everything the actions before have left unsealed, batch by batch: once. */
export async function measureSealing(house: House): Promise<Figure[]> {
  const sequencer = new Sequencer(house.pool, new SystemClock(), generateKeyPairSync('ed25519').privateKey);
  const start = performance.now();
  let sealed = 0;
  for (let batch = -1; batch !== 0; sealed += Math.max(batch, 0)) batch = await sequencer.seal();
  const value = (sealed * 1000) / (performance.now() - start);
  return [figure(`actions: seal ${sealed.toLocaleString('en')} audit entries`, { value, unit: '/s', samples: 1 })];
}
