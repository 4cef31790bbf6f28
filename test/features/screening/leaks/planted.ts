import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { LAND_NOTICE } from '../../../support/land-notice.js';
import { figure, secret, type Secret } from './secrets.js';

export const PLACES = [
  ...(['title', 'summary', 'text', 'cell', 'person', 'column', 'extra', 'extra-name'] as const),
  ...(['number', 'file-title', 'file-name', 'file'] as const),
];
export type Place = (typeof PLACES)[number];

interface Plant {
  readonly place: Place;
  readonly gap: string;
  readonly secret: Secret;
}

export interface PlantedFile {
  readonly title: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly leads: boolean; // its bytes lead to a person
}

/** An item with secrets in it, and how the reviewer is minded. */
export interface Planted {
  readonly unit: string;
  readonly body: object;
  readonly file: PlantedFile | null;
  readonly secrets: readonly PlantedSecret[];
  /** One for each part that is marked, in their order. */
  readonly moods: readonly ('publish' | 'mask' | 'withhold')[];
}

export interface PlantedSecret extends Secret {
  readonly place: Place;
}

type Words = (place: Place, otherwise: string) => string;

const FORMS = ['announcement', 'plan', 'allocation'] as const;

/** What each entry holds; the places that it does not have are planted in its summary. */
const BODIES: Readonly<Record<(typeof FORMS)[number], (words: Words, figure: number | string) => object>> = {
  announcement: (words, figure) => ({
    entry: LAND_NOTICE.entry,
    elements: {
      ...LAND_NOTICE.elements,
      'parcel-location': words('text', '同江市三江口片区'),
      'plot-ratio': figure,
    },
  }),
  plan: (words, figure) => ({
    entry: 'land-supply-plan',
    elements: {
      'total-supply': { value: '12.5', unit: '公顷' },
      'supply-structure': [
        { use: words('cell', '住宅用地'), area: '8.5', share: '68' },
        { use: figure, area: '4', share: '32' },
      ],
    },
  }),
  allocation: (words, figure) => ({
    entry: 'housing-allocation',
    elements: {
      policy: '按市保障性住房分配办法执行',
      recipients: [{ name: '王某某', 'id-number': words('column', ''), category: words('person', '公租房') }],
      'housing-stock': [{ estate: words('cell', '滨江苑'), building: figure, quantity: '2' }],
      procedure: words('text', '申请、审核、公示'),
      results: [{ name: '王某某', dwelling: '滨江苑一号', 'floor-area': '50' }],
    },
  }),
};

const HAS: Readonly<Record<(typeof FORMS)[number], readonly Place[]>> = {
  announcement: PLACES.filter((place) => !['cell', 'person', 'column'].includes(place)),
  plan: PLACES.filter((place) => !['text', 'person', 'column'].includes(place)),
  allocation: PLACES,
};

const plants = (form: (typeof FORMS)[number]): fc.Arbitrary<Plant[]> => {
  const gap = fc.constantFrom('，', '；', '。', '、', ' ', ' ');
  const places = HAS[form].filter((place) => place !== 'number');
  const texts = fc.array(fc.record({ place: fc.constantFrom(...places), gap, secret }), { minLength: 2, maxLength: 5 });
  const numbers = fc.array(fc.record({ place: fc.constant('number' as const), gap, secret: figure }), { maxLength: 1 });
  return fc.tuple(texts, numbers).map((both) => both.flat());
};

function fileOf(words: Words, nth: number): PlantedFile {
  const rows = words('file', '一号');
  const bytes = Buffer.from(`宗地,面积\n${rows},1.2358\n${String(nth)}号,2.0\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...{ bytes, sha256, leads: rows !== '一号' },
    title: words('file-title', '清单'),
    name: `${words('file-name', '附表')}.csv`,
  };
}

function plantedOf(form: (typeof FORMS)[number], kept: Plant[], moods: Planted['moods'], nth: number): Planted {
  const number = kept.find(({ place }) => place === 'number');
  const words: Words = (place, otherwise) =>
    kept
      .filter((each) => each.place === place)
      .reduce((text, { gap, secret: { lead, written } }) => `${text}${gap}${lead}${written}`, otherwise);
  const { entry, elements } = BODIES[form](words, number === undefined ? '1.0' : Number(number.secret.written)) as {
    entry: string;
    elements: object;
  };
  return {
    unit: form === 'allocation' ? 'housing-bureau' : 'land-bureau',
    body: {
      ...{ entry, elements, dates: { 'formed-or-changed': '2026-11-20' } },
      title: words('title', `同江市公开信息公示之${String(nth)}`),
      summary: words('summary', '公示一批信息。'),
      extra: [{ id: 'x-more', name: words('extra-name', '补充说明'), value: words('extra', '以公示为准') }],
    },
    file: kept.some(({ place }) => place.startsWith('file')) ? fileOf(words, nth) : null,
    secrets: kept.map((each) => ({ ...each.secret, place: each.place })),
    moods,
  };
}

const mood = fc.oneof(
  { weight: 6, arbitrary: fc.constant('publish' as const) },
  { weight: 2, arbitrary: fc.constant('mask' as const) },
  { weight: 1, arbitrary: fc.constant('withhold' as const) },
);

/** So many items by one seed: the same again at every run. */
export function plantedItems(count: number, seed: number): Planted[] {
  const item = fc
    .constantFrom(...FORMS)
    .chain((form) => fc.tuple(fc.constant(form), plants(form), fc.array(mood, { minLength: 9, maxLength: 9 })));
  return fc
    .sample(item, { numRuns: count, seed })
    .map(([form, asked, moods], nth) => plantedOf(form, asked, moods, nth));
}
