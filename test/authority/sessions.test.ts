import { DEMO_PASSWORD } from '../../src/access/demo-accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { LAND_NOTICE } from '../support/land-notice.js';
import { routesOf } from '../support/routes.js';
import { published } from '../support/way.js';

const ELSEWHERE = 'https://evil.example';
const DRAFTER = 'land-bureau.drafter';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
});

const sent = async (method: string, path: string, headers: Record<string, string>, body?: string | FormData) =>
  await fetch(`${app.url}${path}`, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

async function signedIn(cookie = '', next = ''): Promise<Response> {
  const fields = form({ account: DRAFTER, password: DEMO_PASSWORD, next });
  return await sent('POST', '/workbench/sign-in', { ...FORM, ...(cookie === '' ? {} : { cookie }) }, fields);
}
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('a session', () => {
  test('is never the one somebody planted before the sign-in, and that one opens nothing afterwards', async () => {
    const planted = `gongkai_session=${'p'.repeat(43)}`;
    const mine = cookieOf(await signedIn(planted));
    expect(mine).toMatch(/^gongkai_session=[\w-]{40,}$/);
    expect(mine).not.toBe(planted);
    expect((await sent('GET', '/api/v1/session', { cookie: planted })).status).toBe(401);
    expect((await sent('GET', '/api/v1/session', { cookie: mine })).status).toBe(200);
  });

  test('that was signed out by the page opens neither pages nor the API, and writes nothing', async () => {
    const cookie = cookieOf(await signedIn());
    await sent('POST', '/workbench/sign-out', { ...FORM, cookie });
    expect((await sent('GET', '/api/v1/inbox', { cookie })).status).toBe(401);
    expect((await sent('GET', '/workbench', { cookie, accept: 'text/html' })).status).toBe(303);
    const body = JSON.stringify(LAND_NOTICE);
    expect((await sent('POST', '/api/v1/items', { cookie, 'content-type': 'application/json' }, body)).status).toBe(
      401,
    );
  });
});

test('no route that changes something takes a request that another site made a browser send', async () => {
  const cookie = cookieOf(await signedIn());
  const answers: string[] = [];
  for (const { method, path } of routesOf(app).filter((route) => route.method !== 'GET')) {
    const address = path.replaceAll(/:\w+/g, '0198c3a0-0000-7000-8000-000000000000');
    const headers = { cookie, origin: ELSEWHERE, 'content-type': 'application/x-www-form-urlencoded' };
    const { status } = await sent(method, address, headers, 'a=b');
    if (status !== 403) answers.push(`${method} ${path}: ${String(status)}`);
  }
  expect(answers).toEqual([]);
  expect((await sent('GET', '/api/v1/session', { cookie })).status).toBe(200); // also not signed out by it
});

/** Ways to write another site so that it looks like an address here. */
const AWAY = [
  ...[
    ELSEWHERE,
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '///evil.example',
    'evil.example',
    'javascript:alert(1)',
  ],
  ...[
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example/',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
  ],
  ...['/.\\/evil.example', '/x/../\\evil.example', 'http:evil.example', '/workbench@evil.example/..//evil.example'],
];
/** Where a browser that is at the house goes for this `Location`. */
const landsAt = (location: string | null): string => new URL(location ?? '', app.url).origin;

describe('nobody is led away', () => {
  test.each(AWAY)('by signing in with next=%j', async (next) => {
    const answer = await signedIn('', next);
    expect([answer.status, landsAt(answer.headers.get('location'))]).toEqual([303, new URL(app.url).origin]);
    const again = await sent('GET', `/workbench/sign-in?next=${encodeURIComponent(next)}`, {
      cookie: cookieOf(answer),
    });
    expect([again.status, landsAt(again.headers.get('location'))]).toEqual([303, new URL(app.url).origin]);
  });

  test.each(['//evil.example/x', '/\\evil.example/x'])(
    'by a page asked for as %s: its links stay here',
    async (path) => {
      const { hostname, port } = new URL(app.url);
      const page = await raw(
        hostname,
        Number(port),
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
      );
      const links = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) =>
        address.replaceAll('&amp;', '&'),
      );
      expect(links.map(landsAt).filter((origin) => origin.includes('evil'))).toEqual([]);
    },
  );
});

describe('nothing typed becomes a header', () => {
  test('not an address to go on to, not a language, not a search', async () => {
    const broken = 'x\r\nset-cookie: gongkai_session=planted';
    const answers = [
      await signedIn('', `/workbench?q=${broken}`),
      await sent('GET', `/?lang=${encodeURIComponent(broken)}`, {}),
      await sent('GET', `/workbench?q=${encodeURIComponent(broken)}`, { accept: 'text/html' }),
    ];
    for (const answer of answers)
      expect(answer.headers.getSetCookie().filter((cookie) => cookie.includes('planted'))).toEqual([]);
  });

  test('not the name of a file, and a name never leads out of its folder', async () => {
    const drafter = await app.as(DRAFTER);
    const { id } = (await drafter.create(LAND_NOTICE)).body as { id: string };
    const name = '../../../etc/"x\r\nset-cookie: a=b".csv';
    const upload = drafter.send('post', `/api/v1/items/${id}/attachments`);
    await upload.attach('file', Buffer.from('a,b\n'), { filename: name });
    const { attachments } = await drafter.item(id);
    const file = await drafter.get(`/api/v1/items/${id}/attachments/${String(attachments[0].id)}`);
    expect([file.status, file.headers['set-cookie']]).toEqual([200, undefined]);
    expect(String(file.headers['content-disposition'])).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(attachments[0].fileName).not.toMatch(/[/\\\r\n]|\.\./);
  });
});

test('no address leads out of the folder of styles and scripts, nor to a file of the house', async () => {
  await published(app);
  const out = [
    '..%2f..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
    '....//package.json',
  ];
  for (const way of out)
    for (const path of [
      `/assets/x/css/${way}`,
      `/assets/x/${way}/a`,
      `/files/${way}/x`,
      `/api/v1/batches/${way}/licence.csv`,
    ])
      expect([path, [400, 401, 404].includes((await sent('GET', path, {})).status)]).toEqual([path, true]);
});

/** What the house answers to bytes that no client would send. */
async function raw(host: string, port: number, request: string): Promise<string> {
  const { connect } = await import('node:net');
  return await new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(port, host, () => socket.write(request));
    socket.on('data', (chunk) => (heard += chunk.toString('utf8')));
    socket.on('end', () => { resolve(heard); }).on('error', reject); // prettier-ignore
  });
}
