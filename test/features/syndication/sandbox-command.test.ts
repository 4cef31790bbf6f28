import { RealProcess } from '../../support/process.js';
import { signedPost } from '../../../src/worker/signed-post.js';
import { newSecret } from './outside.js';

const COMMAND = 'commands/sandbox-platform.js';
jest.setTimeout(240_000);

let running: RealProcess | null = null;
afterEach(async () => {
  await running?.stop();
});

const message = (sequence: number, number = '112308810000000017/2026-00001') => ({
  ...{ specversion: '1.0', type: 'publication.published' },
  data: { number, version: 1, sequence, title: '宗地出让公告' },
});

/** Sends as the application does. */
async function sent(url: string, secret: string, id: string, body: object) {
  const reply = await signedPost({
    ...{ url, secrets: [secret], network: 'private', id, now: new Date() },
    ...{ contentType: 'application/cloudevents+json', body: JSON.stringify(body) },
  });
  if (reply.kind === 'silence') throw new Error(reply.error);
  return { status: reply.status, retryAfter: reply.retryAfter, body: JSON.parse(reply.body) as { receipt?: string } };
}

const mood = async (url: string, order: object) =>
  (await fetch(new URL('/mood', url), { method: 'POST', body: JSON.stringify(order) })).status;

test('the platform to try channels with starts, takes what is signed, gives receipts, and fails as it is told', async () => {
  const secret = newSecret();
  running = await RealProcess.start(COMMAND, {}, { args: ['--port', '0', '--key', secret] });
  const url = await running.printed(/CHANNEL_TRADING_PLATFORM_HLJ_URL=(\S+)/);

  const first = await sent(url, secret, 'msg-1', message(2));
  expect(first).toMatchObject({ status: 201, body: { receipt: expect.stringMatching(/^R-\d{8}-000001$/) } });
  expect(await sent(url, secret, 'msg-1', message(2))).toMatchObject({ status: 200, body: first.body });
  expect((await sent(url, secret, 'msg-2', message(1))).status).toBe(409);
  expect((await sent(url, newSecret(), 'msg-3', message(3))).status).toBe(401);
  const question = { type: 'gongkai.holdings', data: { after: '' } };
  expect((await sent(url, secret, 'msg-4', question)).body).toMatchObject({ holdings: [{ sequence: 2, shown: true }] });

  expect(await mood(url, { kind: 'answer', status: 503, retryAfter: '30' })).toBe(200);
  expect(await sent(url, secret, 'msg-5', message(3))).toMatchObject({ status: 503, retryAfter: '30' });
  expect(await mood(url, { kind: 'lost-receipt' })).toBe(200);
  await expect(sent(url, secret, 'msg-5', message(3))).rejects.toThrow();
  expect(await mood(url, { kind: 'cheerful' })).toBe(400);
  expect(await mood(url, { kind: 'normal' })).toBe(200);
  expect((await sent(url, secret, 'msg-5', message(3))).status).toBe(200);
  expect(await (await fetch(new URL('/', url))).text()).toContain(first.body.receipt);
});

test('without a key of ours it makes one and says it', async () => {
  running = await RealProcess.start(COMMAND, {}, { args: ['--port', '0'] });
  const url = await running.printed(/CHANNEL_TRADING_PLATFORM_HLJ_URL=(\S+)/);
  const secret = await running.printed(/CHANNEL_TRADING_PLATFORM_HLJ_SECRET=(\S+)/);
  expect((await sent(url, secret, 'msg-1', message(1))).status).toBe(201);
});

test('a port that is none is refused with how it is used', async () => {
  running = await RealProcess.start(COMMAND, {}, { args: ['--port', 'x'] });
  expect(await running.exited).not.toBe(0);
  expect(running.output).toContain('usage: npm run sandbox-platform');
});
