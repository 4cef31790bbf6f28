import { hostileText, hostileValue } from './hostile.js';
import { jsonText, mutated } from './mutate.js';
import type { Random } from './random.js';

export interface Body {
  readonly type: string | null;
  readonly bytes: Buffer | string;
}

/** What nobody would call a body of ours: no JSON, half of it, too much of it, in another writing. */
const STRANGE: readonly ((draw: Random) => Buffer | string)[] = [
  (draw) =>
    draw.one(['', 'null', '[]', '"x"', '0', '{', '{"a"', '{"a":1}}', 'NaN', 'undefined', '\ufeff{}', "{'a':1}"]),
  (draw) => jsonText(hostileValue(draw)),
  (draw) => `{"x":"${'a'.repeat(2 * 1024 * 1024 + draw.one([-9, -8, -7, 0, 1_000]))}"}`,
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  () => Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]),
  (draw) => Buffer.from(Array.from({ length: 64 }, () => draw.below(256))),
];
const TYPES = [
  ...[
    'text/plain',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json;;;',
    'multipart/form-data',
  ],
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=', 'application/vnd.api+json', '*/*', 'json'],
];

const JSON_TYPE = 'application/json';
export function jsonBody(valid: unknown, draw: Random): Body {
  const kind = draw.below(20);
  if (kind === 0) return { type: draw.one(TYPES), bytes: jsonText(valid) };
  if (kind < 3) return { type: JSON_TYPE, bytes: draw.one(STRANGE)(draw) };
  if (kind < 5) return { type: JSON_TYPE, bytes: jsonText(valid) };
  return { type: JSON_TYPE, bytes: jsonText(mutated(kind < 17 ? valid : mutated(valid, draw), draw)) };
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Names that somebody may take for a path into an object, or for a row far down. */
const NAMES = [
  ...[
    '__proto__',
    '__proto__[polluted]',
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'elements.__proto__.polluted',
  ],
  ...[
    'elements[use]',
    'elements.parcels.9999.area',
    'elements.parcels.99999999999.area',
    'roles',
    'mark.element:use',
    'toString',
  ],
  ...[
    'elements.valueOf',
    'elements.',
    '.',
    'dates.publication',
    'extra.0.name',
    'countersigners',
    'key',
    'revision',
    'next',
    'do',
  ],
];

export function formBody(valid: string, draw: Random): Body {
  const kind = draw.below(20);
  if (kind === 0) return { type: draw.one([...TYPES, JSON_TYPE]), bytes: valid };
  if (kind === 1)
    return { type: FORM_TYPE, bytes: draw.one(['%', '&&&===', 'a=%ff', '%00=%00', 'a'.repeat(2 * 1024 * 1024 + 1)]) };
  if (kind < 4) return { type: FORM_TYPE, bytes: valid };
  const fields = new URLSearchParams(valid);
  const names = [...fields.keys()];
  for (let times = draw.one([1, 1, 2, 4]); times > 0; times--) {
    const name = draw.chance(70) && names.length > 0 ? draw.one(names) : draw.one([...NAMES, hostileText(draw)]);
    if (draw.chance(70)) fields.set(name, hostileText(draw));
    else fields.append(name, hostileText(draw));
    if (draw.chance(10)) fields.delete(draw.one([name, ...names]));
  }
  return { type: FORM_TYPE, bytes: fields.toString() };
}
