import type { Body } from './bodies.js';
import { hostileText } from './hostile.js';
import type { Random } from './random.js';

/** The limit of the house that is asked, in MiB: small, so that “too big” is quick. */
export const MOST_MIB = 1;

const FILE_NAMES = [
  ...[
    '../../../etc/passwd',
    '..\\..\\x.csv',
    'a"; filename="b.csv',
    'x\u202ecsv.exe',
    '.',
    '..',
    '',
    'a\u0000.csv',
    'CON',
    '清单.csv',
  ],
  ...[
    `${'长'.repeat(300)}.csv`,
    '/etc/passwd',
    'a.csv\r\nx-planted: 1',
    'C:\\a.csv',
    '<img src=x onerror=alert(1)>.csv',
    '😀.csv',
  ],
];
const CONTENTS: readonly (readonly [string, () => Buffer])[] = [
  ['text/csv', () => Buffer.from('宗地,面积\n')],
  ['text/csv', () => Buffer.alloc(0)],
  ['application/pdf', () => Buffer.from('%PDF-1.7\n%%EOF')],
  ['image/png', () => Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff', 'hex')],
  ['application/zip', () => Buffer.from('504b0304140000000800ffffffff', 'hex')],
  ['text/html', () => Buffer.from('<script>alert(1)</script>')],
  ['image/svg+xml', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['application/x-msdownload', () => Buffer.from('MZ\u0090\u0000')],
  ['text/plain', () => Buffer.alloc(MOST_MIB * 1024 * 1024, 'a')],
  ['text/plain', () => Buffer.alloc(MOST_MIB * 1024 * 1024 + 1, 'a')],
  ['', () => Buffer.from([0, 255, 0])],
];

/** A form with a file: parts said twice, left out, cut off, of the wrong kind, with names that lead elsewhere. */
export function fileBody(fields: Readonly<Record<string, string>>, draw: Random): Body {
  const boundary = 'b0undary';
  const texts = Object.entries(fields).map(([name, value]) => part(name, draw.chance(30) ? hostileText(draw) : value));
  const file = () => filePart(draw.one(['file', 'file', 'file', 'files', '__proto__', '']), draw);
  const kinds: (() => Buffer[])[] = [
    () => [...texts, file()],
    () => [...texts, file()],
    () => [...texts, file()],
    () => [...texts, file(), file()],
    () => [file(), ...texts, ...texts],
    () => texts,
    () => [...Array.from({ length: draw.one([11, 60]) }, (_, nth) => part(`f${String(nth)}`, 'x')), file()],
    () => [part('__proto__', '1'), part('constructor', '1'), part('title', 'x'.repeat(100_000)), file()],
    () => [Buffer.from('no headers at all')],
    () => [],
  ];
  const body = Buffer.concat([
    ...draw
      .one(kinds)()
      .map((one) => Buffer.concat([Buffer.from(`--${boundary}\r\n`), one, CRLF])),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const types = [
    `; boundary=${boundary}`,
    `; boundary="${boundary}"`,
    '',
    '; boundary=other',
    '; boundary=',
    `; boundary=${'b'.repeat(200)}`,
  ];
  const type = `multipart/form-data${draw.chance(80) ? (types[0] ?? '') : draw.one(types)}`;
  return { type, bytes: draw.chance(10) ? body.subarray(0, draw.below(body.length + 1)) : body };
}

const CRLF = Buffer.from('\r\n');
const part = (name: string, value: string): Buffer =>
  Buffer.from(`content-disposition: form-data; name="${name}"\r\n\r\n${value}`);

function filePart(name: string, draw: Random): Buffer {
  const [type, content] = draw.one(CONTENTS);
  const head = `content-disposition: form-data; name="${name}"; filename="${draw.one(FILE_NAMES)}"\r\n`;
  return Buffer.concat([Buffer.from(`${head}${type === '' ? '' : `content-type: ${type}\r\n`}\r\n`), content()]);
}
