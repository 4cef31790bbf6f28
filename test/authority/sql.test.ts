import { startApp, type TestApp } from '../support/app.js';
import { QUERY_NAMES } from './fuzz/addresses.js';
import { describedBy, nameless } from './fuzz/described.js';
import { asked } from './support/asks.js';
import { furnish, type House } from './support/house.js';
import { askers, hire, type Asker } from './support/people.js';
import { placeIn, type Place } from './support/places.js';
import { plain } from './support/reading.js';
import { routesOf } from '../support/routes.js';

const SHORT = process.env.FORM !== 'full';
const WORD = 'zzqxw';
/** Each would find everything, or fail, if it ever became part of a statement; as words they find nothing. */
const PIECES = [
  `zzqxw' OR 'zzqxw'='zzqxw`,
  `zzqxw') OR true --`,
  `zzqxw' UNION SELECT NULL,NULL--`,
  `zzqxw%' OR '%'='`,
  `zzqxw\\' OR true --`,
  `zzqxw"; SELECT pg_sleep(9)--`,
  `zzqxw'::int + 1 || '`,
];
const NAMES = SHORT ? ['q', 'unit', 'entry', 'kind', 'state', 'cursor'] : QUERY_NAMES;

let app: TestApp;
let house: House;
let place: Place;
let reader: Asker;
let count = 0;
beforeAll(async () => {
  app = await startApp({ ROLE: 'web', EXPECT_FROM: '2026-09-01' });
  await hire(app);
  place = await placeIn(app, 'published');
  house = await furnish(app, place);
  reader = (await askers(app)).find(({ name }) => name === 'office.officer')!;
}, 120_000);
afterAll(async () => {
  process.stdout.write(`sql: ${String(count)} requests\n`);
  await app.stop();
});

/** Status and text of an answer, with what was asked for taken out wherever it is said again. */
async function told(path: string, name: string, value: string): Promise<string> {
  count += 1;
  const [way = '', query = ''] = path.split('?');
  const asking = new URLSearchParams(query);
  asking.set(name, value);
  const { statusCode, payload } = await app.running.app.inject({
    url: `${way}?${asking.toString()}`,
    headers: { ...reader.headers, accept: way.startsWith('/api') ? 'application/json' : 'text/html' },
    remoteAddress: `10.2.${String(count >> 8)}.${String(count & 255)}`,
  });
  const forms = [
    value,
    html(value),
    encodeURIComponent(value),
    new URLSearchParams({ value }).toString().slice(6),
    JSON.stringify(value).slice(1, -1),
    html(value.slice(0, 10)), // the field of a day takes no more of a moment
  ];
  const said = forms.reduce((text, form) => text.replaceAll(form, 'ASKED'), payload).replaceAll(/\bzr\d+-/g, 'zr-'); // charts are numbered
  const links = new RegExp(`\\b${name}(?:=|&#x3D;)[^"&<\\s]*`, 'g'); // addresses of the same page, each encoded in its own way
  return `${String(statusCode)} ${plain(`\n\n${said.replaceAll(links, 'ASKED')}`)}`;
}
const html = (value: string): string => value.replace(/["'<>=`]/g, (sign) => HTML[sign] ?? sign);
const HTML: Readonly<Record<string, string>> = {
  '"': '&quot;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
  '=': '&#x3D;',
  '`': '&#x60;',
};

test('a piece of SQL in any filter finds what a word finds that stands nowhere', async () => {
  const api = await describedBy(app);
  const different: string[] = [];
  let turn = 0;
  for (const { path: route } of routesOf(app).filter(({ method }) => method === 'GET')) {
    const described = api.routes.includes(nameless(`GET ${route}`));
    const { path } = asked(`GET ${route}`, house, place);
    for (const name of described ? api.queryOf(`GET ${route}`) : NAMES) {
      const harmless = await told(path, name, WORD);
      for (const piece of SHORT ? [PIECES[turn++ % PIECES.length]!] : PIECES)
        different.push(
          ...differs(harmless, await told(path, name, piece)).map((how) => `${route} ?${name}=${piece}: ${how}`),
        );
    }
  }
  expect(different).toEqual([]);
}, 900_000);

/** The place where two answers part. */
function differs(one: string, other: string): string[] {
  if (one === other) return [];
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 40), at + 80);
  return [`${around(one)} | ${around(other)}`];
}
