import { randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTP, type CloudEvent } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import type { ClaimedDelivery } from '../../../src/syndication/claimed-delivery.js';
import { publicationEvent } from '../../../src/syndication/publication-event.js';
import { isSigned } from '../../../src/sandbox/signatures.js';
import { outgoing } from '../../../src/worker/outgoing.js';
import { isPrivateAddress } from '../../../src/worker/private-address.js';
import { isUsableSecret, webhookHeaders } from '../../../src/worker/webhook-signature.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { signingKeys } from '../../support/signing-keys.js';
import { newSecret } from './outside.js';

const message = { id: 'msg_1', now: new Date('2026-11-24T02:00:00Z'), body: '{"type":"publication.published"}' };

describe('A message is signed as Standard Webhooks 1.0 says', () => {
  test('the official package verifies it with the old secret and with the new one while they are rotated', () => {
    const [fresh, old, foreign] = [newSecret(), newSecret(), newSecret()];
    const headers = webhookHeaders([fresh, old], { ...message, now: new Date() }); // the package goes by the machine's time

    expect(new Webhook(fresh).verify(message.body, headers)).toEqual({ type: 'publication.published' });
    expect(new Webhook(old).verify(message.body, headers)).toEqual({ type: 'publication.published' });
    expect(() => new Webhook(foreign).verify(message.body, headers)).toThrow('No matching signature');
  });

  test('with an Ed25519 key it carries a v1a signature that the public key verifies, and no other', () => {
    const [ours, other] = [signingKeys(), signingKeys()];
    const headers = webhookHeaders([ours.secret], message);
    const at = headers['webhook-timestamp'] ?? '';

    const expected = sign(null, Buffer.from(`msg_1.${at}.${message.body}`), ours.privateKey).toString('base64');
    expect(headers['webhook-signature']).toBe(`v1a,${expected}`);
    expect(isSigned([ours.key], message.body, headers, message.now)).toBe(true);
    expect(isSigned([other.key], message.body, headers, message.now)).toBe(false);
    expect(isSigned([ours.key], `${message.body} `, headers, message.now)).toBe(false);
    expect(isUsableSecret('whsk_AAAA')).toBe(false);
  });
});

describe('A publication is told as a CloudEvent 1.0', () => {
  const delivery = (more: Partial<ClaimedDelivery> = {}): ClaimedDelivery => ({
    ...{
      id: '01a20e1c-313e-744f-ab22-d45c72fbfd65',
      caseId: 'c',
      channel: 'province',
      operation: 'publish',
      attempt: 1,
      ended: 0,
    },
    ...{
      createdAt: message.now,
      sequence: 7,
      number: '112308810000000017/2026-00001',
      version: 1,
      entry: 'land-grant-announcement',
    },
    ...{
      domain: 'land',
      unit: 'land-bureau',
      title: '出让公告',
      summary: '',
      body: [],
      attachments: [],
      formedOn: '2026-11-02',
    },
    ...{
      publishedAt: message.now,
      changeNote: null,
      relation: null,
      publicHash: 'cafe',
      visibility: 'current',
      notice: null,
    },
    ...{ together: [], project: null },
    ...more,
  });
  const addresses = {
    base: 'https://open.example',
    publication: (n: string) => `https://open.example/open/${n}`,
    file: () => '',
  };

  test.each([
    ['publish', 'current'],
    ['update', 'current'],
    ['hold', 'held'],
    ['withdraw', 'takenDown'],
    ['repeal', 'repealed'],
    ['resend', 'expired'],
  ] as const)('the official package takes %s (%s) and its schema finds nothing wrong', (operation, visibility) => {
    const event = publicationEvent(delivery({ operation, visibility }), tongjiang, addresses);
    const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
    const read = HTTP.toEvent({ headers, body: JSON.stringify(event) }) as CloudEvent<{ sequence: number }>;

    expect(read.validate()).toBe(true);
    expect(read).toMatchObject({
      id: event.id,
      type: event.type,
      source: 'https://open.example',
      sequence: '0000000007',
    });
    expect(read.data?.sequence).toBe(7);
  });
});

describe('Outgoing requests', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage) => { status: number; headers?: Record<string, string>; body?: string };
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { status, headers, body } = answer(request);
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const post = async (to: string, network: 'public' | 'private') =>
    await outgoing({ url: to, network, method: 'POST', headers: {}, body: 'x' });

  test('reach no private address unless the channel says so, written as a number or as a name', async () => {
    answer = () => ({ status: 200 });
    const before = asked.length;
    for (const to of [
      url,
      url.replace('127.0.0.1', 'localhost'),
      url.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
      url.replace('127.0.0.1', '2130706433'),
    ]) {
      expect(await post(to, 'public')).toMatchObject({
        kind: 'silence',
        error: expect.stringContaining('private network') as string,
      });
    }
    expect(asked.length).toBe(before);
    expect(await post(url, 'private')).toMatchObject({ kind: 'answer', status: 200 });
  });

  test.each([
    ...[
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'no address',
    ],
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(['8.8.8.8', '114.114.114.114', '2400:3200::1'])('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  test('follow no redirect, and read no more of an answer than they must', async () => {
    answer = () => ({
      status: 302,
      headers: { location: `${url}/elsewhere` },
      body: randomBytes(200_000).toString('hex'),
    });
    const before = asked.length;
    const reply = await post(`${url}/here`, 'private');

    expect(asked.slice(before)).toEqual(['/here']);
    expect(reply).toMatchObject({ kind: 'answer', status: 302 });
    expect(reply.kind === 'answer' && reply.body.length).toBe(64 * 1024);
  });
});
