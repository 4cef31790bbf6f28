import { toCursor } from '../../../src/platform/cursor.js';
import { hostileText } from './hostile.js';
import type { Random } from './random.js';

/** What some address of the house asks for after `?`; each address is asked with names of others too. */
export const QUERY_NAMES = [
  ...[
    'q',
    'view',
    'entry',
    'unit',
    'step',
    'age',
    'cursor',
    'lang',
    'month',
    'kind',
    'tone',
    'days',
    'from',
    'to',
    'page',
    'item',
  ],
  ...[
    'project',
    'next',
    'of',
    'state',
    'channel',
    'open',
    'year',
    'domain',
    'after',
    'since',
    'n',
    'event',
    'type',
    'ocid',
    'system',
  ],
];
const BROKEN = [
  '%ff',
  '%c0%af',
  '%00',
  '%ed%a0%80',
  '%25%30%30',
  '%2e%2e%2f',
  '%0d%0ax-planted:1',
  '%E2%80%AE',
  'a%20b',
  ';',
  '..%2f',
];
const CURSORS = [
  ['x', 'y'],
  ['2026-11-23T00:00:00Z', "' OR 1=1 --"],
  ['2026-99-23T00:00:00Z', '01a209f8-a7cd-72c9-a796-f9bec4c01e99'],
  ['infinity', '01a209f8-a7cd-72c9-a796-f9bec4c01e99'],
  ['9999999999999999999999'],
  ['a\u0000'],
  ['-1', '2', '3', '4'],
  ['2026-11-23T00:00:00.999999Z', '01a209f8-a7cd-72c9-a796-f9bec4c01e99', '1'],
];

/** The address with one of its parts changed, and something asked after `?`. */
export function hostileAddress(path: string, named: readonly string[], draw: Random): string {
  const [way = '', asked = ''] = path.split('?');
  const query = new URLSearchParams(asked);
  const text = draw.chance(30) ? `${changed(way, draw)}?` : `${way}?`;
  for (let times = draw.below(4); times > 0; times--) {
    const name = draw.one(named.length > 0 && draw.chance(80) ? named : QUERY_NAMES);
    if (draw.chance(80)) query.set(name, valueFor(name, draw));
    else query.append(name, valueFor(name, draw));
  }
  const raw = draw.chance(10)
    ? `&${draw.one(['q', 'cursor', '__proto__[polluted]', 'a[b]', ''])}=${draw.one(BROKEN)}`
    : '';
  return (text + query.toString() + raw).replace(/\?$/, '');
}

/** Of the address one part, never its head: it should still come to the same route. */
function changed(way: string, draw: Random): string {
  const parts = way.split('/');
  const changeable = parts.flatMap((part, nth) => (nth > 1 && /\d|[A-Z_]|-/.test(part) ? [nth] : []));
  if (changeable.length === 0) return way;
  const at = draw.one(changeable);
  const word = draw.chance(40) ? draw.one(BROKEN) : encodeURIComponent(wellFormed(hostileText(draw)).slice(0, 300));
  return parts.map((part, nth) => (nth === at ? word : part)).join('/');
}

const valueFor = (name: string, draw: Random): string => {
  if (name === 'cursor' || name === 'since') return draw.chance(70) ? toCursor(draw.one(CURSORS)) : hostileText(draw);
  return wellFormed(hostileText(draw)).slice(0, 4_000);
};
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
