import { parseJurisdiction } from '../../../src/domain/catalogue/parse.js';
import { TRADING_FIELDS, TRADING_MAPPING } from '../../../src/domain/catalogue/files.js';
import { linshi, tongjiang, tongjiangFiles, type Parsed } from '../../support/jurisdictions/index.js';
import { mapping } from '../../support/trading-message.js';

type Files = Record<string, Parsed>;

const whole: Files = tongjiangFiles();

const entry = (all: Files, id: string) => all[TRADING_MAPPING].entries[id];
const award = (all: Files) => entry(all, 'engineering-award-result')[0];
const table = (all: Files, id: string) => all[TRADING_FIELDS].datasets.find((set: Parsed) => set.id === id);
const AWARD = 'entries.engineering-award-result[0]';
const AMOUNT = `${AWARD}.fields.BID_AMOUNT`;

/** What is wrong, where, and in which words; each is refused at the start. */
const FAULTS: [string, (all: Files) => unknown, string, RegExp, string?][] = [
  ['an entry nobody knows', (f) => (f[TRADING_MAPPING].entries.nothing = { none: 'x' }), 'entries.nothing', /no entry/],
  [
    'an entry the platform is not owed',
    (f) => (f[TRADING_MAPPING].entries['housing-project-planning'] = { none: 'x' }),
    'entries.housing-project-planning',
    /is owed to trading-platform-hlj/,
  ],
  [
    'an entry that is forgotten',
    (f) => Reflect.deleteProperty(f[TRADING_MAPPING].entries, 'property-deal'),
    'entries',
    /"property-deal" has neither a data set nor a reason/,
  ],
  ['an unknown channel', (f) => (f[TRADING_MAPPING].channel = 'nowhere'), 'channel', /unknown channel "nowhere"/],
  ['an unknown data set', (f) => (award(f).dataset = 'awards'), `${AWARD}.dataset`, /unknown data set "awards"/],
  ['an unknown field', (f) => (award(f).fields.PRIZE = 'title'), `${AWARD}.fields`, /unknown field "PRIZE"/],
  [
    'an unknown field of every record',
    (f) => (f[TRADING_MAPPING].common.fields.PRIZE = 'title'),
    'common.fields',
    /unknown field "PRIZE"/,
  ],
  [
    'a required field without a value',
    (f) => award(f).required.push('RATE'),
    `${AWARD}.required`,
    /without a value "RATE"/,
  ],
  ['a source nobody knows', (f) => (award(f).fields.BID_AMOUNT = 'amount'), AMOUNT, /unknown source "amount"/],
  ['an unknown element', (f) => (award(f).fields.BID_AMOUNT = 'element.price'), AMOUNT, /unknown element "price"/],
  [
    'a part the element has not',
    (f) => (award(f).fields.RATE = 'element.winner.unit'),
    `${AWARD}.fields.RATE`,
    /has no unit/,
  ],
  [
    'text for a number',
    (f) => (award(f).fields.BID_AMOUNT = 'element.winner'),
    AMOUNT,
    /gives string, and the field takes number/,
  ],
  [
    'a unit without a code',
    (f) => Reflect.deleteProperty(f[TRADING_MAPPING].codes['money-unit'], '万元'),
    'entries.land-deal-publicity[0].fields.PRICE_UNIT',
    /no code for 万元/,
  ],
  [
    'a value the platform would not know',
    (f) => (award(f).fields.PRICE_UNIT = 'element.amount.unit'),
    `${AWARD}.fields.PRICE_UNIT`,
    /needs codes/,
  ],
  [
    'an unknown list of codes',
    (f) => (award(f).fields.PRICE_UNIT.codes = 'units'),
    `${AWARD}.fields.PRICE_UNIT`,
    /unknown code list "units"/,
  ],
  [
    'an unknown constant',
    (f) => (f[TRADING_MAPPING].common.fields.PLATFORM_CODE = 'constant.me'),
    'common.fields.PLATFORM_CODE',
    /unknown constant "me"/,
  ],
  [
    'an unknown party',
    (f) => (award(f).fields.RATE = 'party.winner.name'),
    `${AWARD}.fields.RATE`,
    /unknown party "winner"/,
  ],
  [
    'an unknown unit',
    (f) => (f[TRADING_MAPPING].common.fields.TRA_AGENCY_NAME = 'units.nobody.name'),
    'common.fields.TRA_AGENCY_NAME',
    /unknown unit "nobody"/,
  ],
  [
    'a column outside its rows',
    (f) => (entry(f, 'engineering-winning-candidates')[0].fields.OTHER_CONTENT = 'column.bid-price.candidate'),
    'entries.engineering-winning-candidates[0].fields.OTHER_CONTENT',
    /each is not "bid-price"/,
  ],
  [
    'an unknown column',
    (f) => (entry(f, 'engineering-winning-candidates')[1].fields.QUALITY = 'column.bid-price.quality'),
    'entries.engineering-winning-candidates[1].fields.QUALITY',
    /no column "quality"/,
  ],
  [
    'a column that names persons',
    (f) => (entry(f, 'engineering-winning-candidates')[0].fields.OTHER_CONTENT = 'sum.project-lead.id-number'),
    'entries.engineering-winning-candidates[0].fields.OTHER_CONTENT',
    /personal and never public/,
  ],
  ['rows of what is no table', (f) => (award(f).each = 'winner'), `${AWARD}.each`, /unknown table element "winner"/],
  [
    'a condition on an unknown element',
    (f) => (award(f).when = { filled: ['price'] }),
    `${AWARD}.when.filled`,
    /unknown element "price"/,
  ],
  [
    'a data set left out in silence',
    (f) => Reflect.deleteProperty(f[TRADING_MAPPING].unfilled, 'blacklist'),
    'unfilled',
    /"blacklist" is filled by no entry/,
  ],
  [
    'a data set excused and filled',
    (f) => (f[TRADING_MAPPING].unfilled['land-deal'] = 'x'),
    'unfilled.land-deal',
    /an entry fills it/,
  ],
  [
    'a field twice in the table',
    (f) => table(f, 'land-deal').fields.push(table(f, 'land-deal').fields[0]),
    'datasets[land-deal].fields',
    /is there twice/,
    TRADING_FIELDS,
  ],
  [
    'a field of no known type',
    (f) => (table(f, 'land-deal').fields[0].type = 'money'),
    'datasets[13].fields[0].type',
    /Invalid option/,
    TRADING_FIELDS,
  ],
  [
    'a mapping without its field table',
    (f) => Reflect.deleteProperty(f, TRADING_FIELDS),
    '',
    /file is missing/,
    TRADING_FIELDS,
  ],
];

test.each(FAULTS)('%s stops the start, with file and path', (_, breakIt, path, reason, file = TRADING_MAPPING) => {
  const broken = structuredClone(whole);
  breakIt(broken);
  expect(() => parseJurisdiction(broken)).toThrow(
    expect.objectContaining({ file, path, reason: expect.stringMatching(reason) }),
  );
});

test('every entry of the five domains has a data set or says why it has none, and housing is not among them (A23)', () => {
  const owed = [...tongjiang.entries.values()].filter(({ domain }) => domain !== 'housing').map(({ id }) => id);
  expect([...mapping.entries.keys()].sort()).toEqual(owed.sort());
  const none = [...mapping.entries.values()].filter((one) => one.none !== null);
  expect(none.every((one) => one.none!.length > 8 && one.records.length === 0)).toBe(true);
  expect(none.length).toBeLessThan(12);
});

test('what is required is what the entry, the project or the system supplies', () => {
  const lacks = [...mapping.entries].flatMap(([id, { records }]) =>
    records.flatMap(({ fields, each, dataset, when }) =>
      fields
        .filter(
          ({ required, sources }) =>
            required && sources.every(({ kind, path }) => isOptional(id, kind, path, each, when.filled)),
        )
        .map(({ field }) => `${id} ${dataset.id}.${field.name}`),
    ),
  );
  expect(lacks).toEqual([]);
});

/** An element that an item may lawfully lack, and that nothing made the record of. */
function isOptional(
  id: string,
  kind: string,
  [element]: readonly string[],
  each: string | null,
  filled: readonly string[] = [],
): boolean {
  if (kind !== 'element' && kind !== 'column' && kind !== 'sum') return false;
  const required = tongjiang.entries.get(id)!.elements.find((one) => one.id === element)!.required;
  return !required && each !== element && !filled.includes(element ?? '');
}

test('a jurisdiction without the two files feeds no trading platform', () => {
  expect(linshi.trading).toBeNull();
});
