import { randomUUID } from 'node:crypto';
import { compared, engineLanes, type Effort } from './actions.js';
import { CYCLE } from './cycle.js';
import type { Figure } from './figures.js';
import type { House } from './house.js';
import { HttpClient } from './http-client.js';
import { lanes, type Act } from './lanes.js';
import { inTurns, round } from './rounds.js';
import { startServer } from './server.js';

const ITEMS = 512;
const AT_ONCE = [8, 32];

/** The same actions asked of a web process by people who are signed in, beside the engine called directly. */
export async function measureHttp(house: House, { rounds, ms }: Effort): Promise<Figure[]> {
  const most = Math.max(...AT_ONCE);
  const server = await startServer({
    ROLE: 'web',
    DATABASE_URL: house.url,
    DATABASE_OWNER_URL: house.ownerUrl,
    ...POOL,
  });
  const client = new HttpClient(server.url, most);
  try {
    const contestants = [await httpLanes(house, client), await engineLanes(house, ITEMS)];
    for (const contestant of contestants) await round(8, ms * 4, contestant);
    const figures: Figure[] = [];
    for (const count of AT_ONCE) {
      const turns = contestants.map((contestant) => async () => await round(count, ms, contestant));
      const [http = [], engine = []] = await inTurns(rounds, turns);
      figures.push(...compared(`http: actions, ${String(count)} at a time`, http, engine, 0.6));
    }
    return figures;
  } finally {
    client.close();
    await server.stop();
  }
}

/** As many connections as the engine beside it has. */
const POOL = { DATABASE_POOL: '32' };

export async function httpLanes(house: House, client: HttpClient): Promise<Act> {
  return await lanes(house, ITEMS, async (item) => {
    const { action, account, input } = CYCLE[item.turn % CYCLE.length]!;
    const headers = { 'if-match': `"${String(item.revision)}"`, 'idempotency-key': randomUUID() };
    const path = `/api/v1/items/${item.id}/actions/${action}`;
    const { text } = await client.as(account, path, { method: 'POST', headers, body: input });
    item.revision = (JSON.parse(text) as { revision: number }).revision;
  });
}
