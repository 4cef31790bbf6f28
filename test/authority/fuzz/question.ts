import { asked, type Sent } from '../support/asks.js';
import type { House } from '../support/house.js';
import type { Asker } from '../support/people.js';
import type { Place } from '../support/places.js';
import type { Rule } from '../support/rules.js';
import { hostileAddress } from './addresses.js';
import { formBody, jsonBody, type Body } from './bodies.js';
import { fileBody } from './files.js';
import { hostileText } from './hostile.js';
import type { Described } from './described.js';
import type { Random } from './random.js';
import { sample } from './sample.js';

/** A route, and the action where it takes one. */
export interface Target {
  readonly route: string;
  readonly rule: Rule;
}

export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | null;
}

/** The well-formed question of the matrix, made worse. */
export function question(
  target: Target,
  house: House,
  place: Place,
  asker: Asker,
  api: Described,
  draw: Random,
): Question {
  const { route, rule } = target;
  const sent = asked(route, house, place, rule.action);
  const body = bodyOf(target, sent, api, draw);
  const gone = draw.chance(5) ? draw.one(Object.keys(sent.headers)) : '';
  const kept = Object.entries({ ...sent.headers, ...asker.headers }).filter(
    ([name]) => name !== gone && name !== 'content-type',
  );
  return {
    method: route.split(' ')[0] ?? 'GET',
    path: hostileAddress(sent.path, api.queryOf(route), draw),
    headers: {
      ...Object.fromEntries(kept),
      ...(body?.type == null ? {} : { 'content-type': body.type }),
      ...(draw.chance(15) ? { [draw.one(HEADERS)]: headerText(draw) } : {}),
    },
    body,
  };
}

function bodyOf({ route }: Target, sent: Sent, api: Described, draw: Random): Body | null {
  if (route.startsWith('GET ')) return null;
  if (sent.body instanceof FormData) {
    const texts = [...sent.body].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    return fileBody(Object.fromEntries(texts), draw);
  }
  if (sent.headers['content-type'] !== 'application/json') return formBody(sent.body ?? '', draw);
  const schema = api.bodyOf(route);
  const drawn = schema !== null && draw.chance(30);
  return jsonBody(drawn ? sample(schema, api.schemas, draw) : (JSON.parse(sent.body ?? '{}') as unknown), draw);
}

const HEADERS = [
  ...[
    'accept',
    'accept-language',
    'if-match',
    'if-none-match',
    'idempotency-key',
    'range',
    'if-modified-since',
    'referer',
  ],
  ...[
    'x-forwarded-for',
    'x-forwarded-host',
    'accept-encoding',
    'cookie',
    'authorization',
    'webhook-id',
    'webhook-signature',
  ],
  ...['webhook-timestamp', 'host', 'content-length', 'expect', 'origin', 'x-http-method-override'],
];
/** One line of Latin-1, as a header is: the rest goes through a socket of its own (headers.test.ts). */
const headerText = (draw: Random): string =>
  draw
    .one([
      hostileText(draw),
      '"999999999999"',
      'W/"1"',
      '*',
      'bytes=0-18446744073709551615',
      'en;q=9,zh;q=NaN',
      'Bearer ',
      'gongkai_lang=%ff',
    ])
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .slice(0, 4_000);
