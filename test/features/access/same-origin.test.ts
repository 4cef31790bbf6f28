import { comesFromHere } from '../../../src/access/same-origin.js';
import type { OriginQuestion } from '../../../src/access/same-origin.js';

const COOKIE = { cookie: 'lang=zh; gongkai_session=secret' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };

const asks = (headers: OriginQuestion['headers'], method = 'POST', path = '/workbench/items/1'): boolean =>
  comesFromHere({ method, path, headers, own: ['http://127.0.0.1:3000', 'https://gongkai.example'] });

describe('a change is accepted only from this site', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s from another site is refused whatever it carries', (method) => {
    expect(asks({ ...COOKIE, 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' }, method)).toBe(false);
    expect(asks({ ...COOKIE, ...JSON_BODY, origin: 'https://evil.example' }, method)).toBe(false);
    expect(asks({ ...FORM, origin: 'https://evil.example' }, method)).toBe(false);
  });

  test('a page of a neighbouring host of the same site is another site', () => {
    expect(asks({ ...COOKIE, 'sec-fetch-site': 'same-site' })).toBe(false);
  });

  test.each(['same-origin', 'none'])('the browser vouches for it by Sec-Fetch-Site: %s', (site) => {
    expect(asks({ ...COOKIE, ...FORM, 'sec-fetch-site': site })).toBe(true);
  });

  test('Origin may be the address asked, or the public one; an opaque origin is neither', () => {
    expect(asks({ ...COOKIE, ...FORM, origin: 'http://127.0.0.1:3000' })).toBe(true);
    expect(asks({ ...COOKIE, ...FORM, origin: 'https://gongkai.example' })).toBe(true);
    expect(asks({ ...COOKIE, ...FORM, origin: 'http://gongkai.example' })).toBe(false);
    expect(asks({ ...COOKIE, ...FORM, origin: 'null' })).toBe(false);
  });

  test('a form without Sec-Fetch-Site and Origin needs a Referer of this site', () => {
    expect(asks({ ...COOKIE, ...FORM })).toBe(false);
    expect(asks({ ...COOKIE, ...FORM, referer: 'https://gongkai.example/workbench' })).toBe(true);
    expect(asks({ ...COOKIE, ...FORM, referer: 'https://gongkai.example.evil/workbench' })).toBe(false);
    expect(asks({ ...COOKIE, ...FORM, referer: 'not a url' })).toBe(false);
  });

  test('a program with the cookie may send JSON, and files through the API, but no forms', () => {
    const file = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(asks({ ...COOKIE, ...JSON_BODY }, 'POST', '/api/v1/items')).toBe(true);
    expect(asks({ ...COOKIE }, 'POST', '/api/v1/tasks/1/claim')).toBe(true);
    expect(asks({ ...COOKIE, ...file }, 'POST', '/api/v1/items/1/attachments')).toBe(true);
    expect(asks({ ...COOKIE, ...file }, 'POST', '/workbench/items/1/attachments')).toBe(false);
    expect(asks({ ...COOKIE, 'content-type': 'text/plain' }, 'POST', '/api/v1/items')).toBe(false);
  });

  test('a bearer token is exempt; credentials that a browser repeats by itself are not', () => {
    expect(asks({ ...FORM, authorization: 'Bearer secret', 'sec-fetch-site': 'cross-site' })).toBe(true);
    expect(asks({ ...COOKIE, ...FORM, authorization: 'Basic eDp5', 'sec-fetch-site': 'cross-site' })).toBe(false);
  });

  test('reading is free', () => {
    expect(asks({ ...COOKIE, 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
  });
});
