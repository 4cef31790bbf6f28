import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { loadJurisdiction } from '../../src/catalogue/load-jurisdiction.js';
import { dateInShanghai } from '../../src/domain/calendar/dates.js';
import type { Move } from '../../src/domain/lifecycle/disclosure/walk.js';
import { readDefinition } from '../../src/domain/lifecycle/definition.js';
import { DISCLOSURE } from '../../src/domain/lifecycle/disclosure/registry.js';
import { shortestPaths } from '../../src/workflow/paths.js';
import { startApp, type TestApp } from '../support/app.js';
import { toLoopback } from '../support/channels.js';
import { ManualClock } from '../support/manual-clock.js';
import { NOTICE, PROJECT, SECRET, send } from '../features/intake/sending.js';

const HOUR = 3_600_000;
const RECORD = {
  entry: 'procurement-misconduct-records',
  title: '政府采购严重违法失信行为记录（2026 年第 3 号）',
  elements: {
    'misconduct-record': [
      { name: '同江市某某商贸有限公司（样例）', conduct: '提供虚假材料谋取中标', result: '列入不良行为记录名单' },
    ],
  },
  dates: { 'formed-or-changed': '2026-11-20', 'admin-decision-made': '2026-03-20' }, // before there were grades
};

const file = 'workflows/disclosure.yaml';
const definition = readDefinition(readFileSync(file, 'utf8'), file, DISCLOSURE);
const jurisdiction = loadJurisdiction('jurisdictions/230881-tongjiang');
const clock = new ManualClock();
const today = dateInShanghai(clock.now());
const paths = shortestPaths(definition, jurisdiction, today);

let app: TestApp;
let platform: Server;
let answer = 200;

beforeAll(async () => {
  platform = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{"receipt":"R-1"}'),
    );
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const { port } = platform.address() as AddressInfo;
  const key = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  app = await startApp(
    {
      INTAKE_TRADING_PLATFORM_SECRET: SECRET,
      ...toLoopback('TRADING_PLATFORM_HLJ', `http://127.0.0.1:${String(port)}/in`, key),
    },
    clock,
  );
  await (await app.as('tenderer.drafter')).send('post', '/api/v1/projects', PROJECT);
});
afterAll(async () => {
  await app.stop();
  platform.closeAllConnections();
  platform.close();
});

test('there is a walk to every state of disclosure.yaml', () => {
  const leaves = [...definition.nodes.values()].filter((node) => node.children.length === 0).map(({ path }) => path);
  expect(paths.map(({ state }) => state)).toEqual(leaves);
});

test.each(paths.map((path) => [path.state, path] as const))(
  '%s is reached through HTTP by the shortest way',
  async (state, path) => {
    answer = 200;
    const [first, ...others] = path.moves;
    const outside = first?.action === 'RECEIVE';
    const id = outside ? await received(first) : await created();
    for (const move of outside ? others : path.moves) await walk(id, move);
    const { rows } = await app.pool.query<{ states: string[] }>('SELECT states FROM workflow_case WHERE id = $1', [id]);
    expect(rows[0]!.states).toContain(state);
  },
);

async function created(): Promise<string> {
  return (await (await app.as('finance-bureau.drafter')).create(RECORD)).body.id as string;
}

/** A text from outside begins its own item: by data exchange, or registered on its form. */
async function received({ input }: Move): Promise<string> {
  if (input.mode === 'electronic-exchange') return (await send(app, NOTICE)).body.id as string;
  const drafter = await app.as('land-bureau.drafter');
  const form = { entry: 'land-grant-announcement', mode: String(input.mode), title: '土地出让公告' };
  const posted = drafter.send('post', '/workbench/intake').set('sec-fetch-site', 'same-origin');
  const answer = await Object.entries(form).reduce((asked, [name, value]) => asked.field(name, value), posted);
  return /items\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
}

/** One move through the front door; the system's moves happen because the worker finds them due. */
async function walk(id: string, { action, role, unit, input }: Move): Promise<void> {
  if (role === 'system') {
    await systemMove(action);
    return;
  }
  const account = { own: `finance-bureau.${role}`, secrecy: 'secrecy-authority.officer', office: 'office.officer' }[
    unit as 'own'
  ];
  const person = await app.as(account);
  if (action === 'MARK') {
    expect((await person.markAll(id)).status).toBe(200);
    return;
  }
  const { rows } = await app.pool.query<{ revision: number }>('SELECT revision FROM workflow_case WHERE id = $1', [id]);
  const acted = await person.act(id, action, input, { revision: rows[0]!.revision });
  expect([action, acted.status, acted.body.reasons]).toEqual([action, 200, undefined]);
}

async function systemMove(action: string): Promise<void> {
  if (action === 'DELIVERY_FAILED') {
    answer = 500;
    for (let attempt = 0; attempt < 14; attempt += 1) {
      await app.drain();
      clock.advance(24 * HOUR);
    }
  }
  if (action === 'DISPLAY_TERM_ENDED') clock.advance(1097 * 24 * HOUR);
  await app.drain();
}
