import { connect } from 'node:net';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ ROLE: 'web' });
});
afterAll(async () => {
  await app.stop();
});

/** What the house answers to bytes that no client of ours would send. */
async function told(request: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  return await new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(request, 'latin1')));
    socket.on('data', (chunk) => (heard += chunk.toString('latin1'))).on('error', reject);
    socket.on('close', () => {
      resolve(heard);
    });
  });
}

const HOST = 'host: x\r\nconnection: close\r\n';
const JSON_HEAD = `POST /api/v1/session HTTP/1.1\r\n${HOST}content-type: application/json\r\n`;
const REQUESTS: Readonly<Record<string, string>> = {
  'a line within a value': `GET / HTTP/1.1\r\n${HOST}accept-language: zh\r\nx-planted: 1\r\n\r\n`,
  'a bare line feed': `GET / HTTP/1.1\r\n${HOST}accept-language: zh\nx-planted: 1\r\n\r\n`,
  'a bare carriage return': `GET / HTTP/1.1\r\n${HOST}accept-language: zh\rx-planted: 1\r\n\r\n`,
  'a folded value': `GET / HTTP/1.1\r\n${HOST}cookie: a\r\n b=c\r\n\r\n`,
  'NUL in a value': `GET / HTTP/1.1\r\n${HOST}cookie: a\0b\r\n\r\n`,
  'a name with a space': `GET / HTTP/1.1\r\n${HOST}coo kie: a\r\n\r\n`,
  'a hundred thousand letters': `GET / HTTP/1.1\r\n${HOST}cookie: ${'a'.repeat(100_000)}\r\n\r\n`,
  'three thousand names': `GET / HTTP/1.1\r\n${HOST}${'x: y\r\n'.repeat(3_000)}\r\n`,
  'a method nobody knows': `FROB / HTTP/1.1\r\n${HOST}\r\n`,
  'no version': 'GET /\r\n\r\n',
  'an address with letters beyond ASCII': `GET /\xff\xfe HTTP/1.1\r\n${HOST}\r\n`,
  'two lengths': `${JSON_HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}x`,
  'a length and chunks': `${JSON_HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  'a length below nothing': `${JSON_HEAD}content-length: -1\r\n\r\n`,
  'a chunk of no size': `${JSON_HEAD}transfer-encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n`,
  'an override of the method': `GET /api/v1/session HTTP/1.1\r\n${HOST}x-http-method-override: DELETE\r\n\r\n`,
};

test.each(Object.entries(REQUESTS))(
  '%s is refused or without effect, and tells nothing of the inside',
  async (_, request) => {
    const answer = await told(request);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400|401|404|405|413|415|431|501) /);
    expect(answer).not.toMatch(/^x-planted:/im);
    expect(answer).not.toMatch(/node_modules|\n\s+at \S+ \(|\.[jt]s:\d/);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  },
);
