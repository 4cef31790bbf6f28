import request from 'supertest';
import { openWindow, type TestWindow } from '../../support/window.js';

let window: TestWindow;
const get = (path: string) => request(window.url).get(path);

beforeAll(async () => {
  window = await openWindow();
});
afterAll(async () => {
  await window.stop();
});

test('what a page loads is kept for good, small on the wire, and comes from here alone', async () => {
  const page = await get('/');
  const assets = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  expect(assets.length).toBeGreaterThanOrEqual(4);
  for (const path of assets) {
    const { status, headers } = await get(path).set('accept-encoding', 'gzip, br');
    expect({ path, status, coding: headers['content-encoding'] }).toEqual({ path, status: 200, coding: 'br' });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  expect(page.text).not.toMatch(/(src|href)="https?:\/\/(?!127\.0\.0\.1|localhost)/);
});

test('the font is served in slices that the style sheet names', async () => {
  const [, css] = /href="([^"]+fonts\.css)"/.exec((await get('/')).text)!;
  const slices = [...(await get(css!)).text.matchAll(/url\(([^)]+)\)/g)].map(([, path]) => path!);
  expect(slices.length).toBeGreaterThan(50);
  const slice = await get(slices[0]!);
  expect(slice.headers['content-type']).toBe('font/woff2');
});

test('during an update the file of the other version is answered by this one, for a moment', async () => {
  const { status, headers } = await get('/assets/000000000000/css/portal.css');
  expect({ status, caching: headers['cache-control'] }).toEqual({ status: 200, caching: 'public, max-age=60' });
  expect((await get('/assets/000000000000/css/none.css')).status).toBe(404);
});

test('nothing inline: no page needs what the content security policy forbids', async () => {
  const { text, headers } = await get('/');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(text).not.toMatch(/ style="|<style|<script>|<script type="module">| on\w+="/);
});
