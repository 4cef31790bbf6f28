import { randomBytes } from 'node:crypto';
import { AT_ONCE, measureActions } from './actions.js';
import { measureBoard } from './board.js';
import { measureDeliveries } from './deliveries.js';
import type { Figure } from './figures.js';
import { openHouse, type House } from './house.js';
import { measureHttp } from './http.js';
import { measureInbox } from './inbox.js';
import { loopback, measureLifecycles } from './lifecycles.js';
import { measureProcesses } from './processes.js';
import { measureReading } from './reading.js';
import { measureClaims, measureSealing } from './small.js';
import { measureSoak } from './soak.js';
import { measureSweep } from './sweep.js';
import { measureWindow } from './window.js';

/** One group of figures, on a database of its own; `quick` is for seeing that it works. */
type Group = (quick: boolean) => Promise<Figure[]>;

/** What `--only` may name, in the order they are measured. */
export const GROUPS: Readonly<Record<string, Group>> = {
  actions: inHouse(async (house, quick) => [
    ...(await measureActions(house, quick ? { rounds: 3, ms: 700 } : { rounds: 7, ms: 1500 })),
    ...(await measureClaims(house, quick ? 200 : 1000)),
    ...(await measureSealing(house)),
  ]),
  http: inHouse(
    async (house, quick) => await measureHttp(house, quick ? { rounds: 3, ms: 700 } : { rounds: 5, ms: 2000 }),
  ),
  lifecycles: async (quick) => {
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    const effort = quick ? { rounds: 3, ms: 2_000 } : { rounds: 3, ms: 5_000 };
    // The house only has to know that the channel is connected: the worker, a process of its own, knows where.
    return await inHouse(
      async (house) => await measureLifecycles(house, secret, effort),
      loopback(NOWHERE, secret),
    )(quick);
  },
  inbox: inHouse(
    async (house, quick) =>
      await measureInbox(house, quick ? [2_000, 20_000] : [10_000, 100_000, 1_000_000], quick ? 3 : 5),
  ),
  window: inHouse(
    async (house, quick) =>
      await measureWindow(
        house,
        quick ? [10_000, 50_000] : [10_000, 1_000_000],
        quick ? { rounds: 3, ms: 700 } : { rounds: 5, ms: 2000 },
      ),
  ),
  sweep: async (quick) => await measureSweep(quick ? [10_000, 50_000] : [10_000, 1_000_000], 3),
  board: inHouse(async (house, quick) => await measureBoard(house, quick ? 100_000 : 1_000_000, quick ? 50 : 200)),
  deliveries: inHouse(
    async (house, quick) =>
      await measureDeliveries(
        house,
        quick ? { queue: 300, single: 30, rounds: 3 } : { queue: 3_000, single: 300, rounds: 3 },
      ),
  ),
  process: async (quick) => await measureProcesses(quick ? 10_000 : 100_000, 3),
  reading: async (quick) => await measureReading(quick ? 3 : 7),
};

/** Only when it is asked for by name. */
export const LONG: Readonly<Record<string, Group>> = {
  soak: inHouse(async (house, quick) => await measureSoak(house, quick ? 1 : 10)),
};

const NOWHERE = 'http://127.0.0.1:9';

function inHouse(
  measure: (house: House, quick: boolean) => Promise<Figure[]>,
  env: Readonly<Record<string, string>> = {},
): Group {
  return async (quick) => {
    const house = await openHouse(Math.max(...AT_ONCE), { env });
    try {
      return await measure(house, quick);
    } finally {
      await house.close();
    }
  };
}
