import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../../src/domain/yaml.js';
import { parseJurisdiction } from '../../../src/domain/catalogue/parse.js';
import { JurisdictionError } from '../../../src/domain/catalogue/jurisdiction-error.js';
import { linshiFiles, tongjiang, TONGJIANG_FOLDER, type Parsed } from '../../support/jurisdictions/index.js';

/** A county that publishes forest rights, with a mapping of one entry. */
function files(spoil: (mapping: Parsed) => void) {
  const given = linshiFiles();
  const entry = given['catalogue/1-forest.yaml'].entries[0];
  const element = entry.elements.find(({ kind }: Parsed) => kind === 'text' || kind === 'long-text');
  const mapped = { element: element.id, field: 'tender.description' };
  const mapping = {
    ...{ prefix: 'ocds-abc123', units: { 元: 0, 万元: 4 }, roles: {}, otherUnits: ['publicAuthority'] },
    entries: [{ entry: entry.id, stage: 'tender', documentType: 'tenderNotice', elements: [mapped] }],
  };
  spoil(mapping);
  return { ...given, 'ocds.yaml': mapping };
}

const faultOf = (spoil: (mapping: Parsed) => void): string => {
  try {
    parseJurisdiction(files(spoil));
    return 'none';
  } catch (error) {
    if (error instanceof JurisdictionError) return error.message;
    throw error;
  }
};
const element = (mapping: Parsed) => mapping.entries[0].elements[0];

test('a mapping that fits its catalogue is taken, and a jurisdiction may have none', () => {
  expect(faultOf(() => undefined)).toBe('none');
  expect(parseJurisdiction(linshiFiles()).ocds).toBeNull();
});

test.each<[string, (mapping: Parsed) => void, RegExp]>([
  ['a prefix that is none', (m) => (m.prefix = 'tongjiang'), /^ocds\.yaml: prefix: a prefix is ocds-/],
  ['an unknown group', (m) => (m.roles = { nobody: ['buyer'] }), /^ocds\.yaml: roles: unknown group "nobody"/],
  ['an unknown entry', (m) => (m.entries[0].entry = 'x'), /^ocds\.yaml: entries\[x\]: unknown entry "x"/],
  ['an entry twice', (m) => m.entries.push(m.entries[0]), /: the entry is there twice/],
  ['an unknown element', (m) => (element(m).element = 'x'), /elements\[x\]: unknown element "x"/],
  [
    'an unknown field',
    (m) => (element(m).field = 'tender.colour'),
    /^ocds\.yaml: entries\[0\]\.elements\[0\]\.field: /,
  ],
  ['a figure from words', (m) => (element(m).field = 'tender.value'), /tender\.value cannot be read from an element/],
  ['a column that is not there', (m) => (element(m).columns = { amount: 'x' }), /columns: unknown column "x"/],
  ['a code that is not there', (m) => (element(m).values = { x: 'open' }), /values: unknown code "x"/],
  ['a lot that is no pattern', (m) => (m.entries[0].lot = '('), /lot: no regular expression with one group/],
])('a mapping with %s stops the start, with file and path', (_what, spoil, message) => {
  expect(faultOf(spoil)).toMatch(message);
});

test('rows without columns, codes without values and amounts of unknown units are told', () => {
  const mapping = readYaml(readFileSync(join(TONGJIANG_FOLDER, 'ocds.yaml'), 'utf8'));
  const raw = (spoil: (given: Parsed) => void) => {
    const copy = structuredClone(mapping);
    spoil(copy);
    return () => parseJurisdiction({ ...tongjiangFiles(), 'ocds.yaml': copy });
  };
  const mapped = (given: Parsed, field: string) =>
    given.entries.flatMap(({ elements = [] }: Parsed) => elements).find((each: Parsed) => each.field === field);
  expect(raw((given) => delete mapped(given, 'award.rows').columns)).toThrow(/award\.rows needs columns/);
  expect(raw((given) => delete mapped(given, 'tender.procurementMethod').values)).toThrow(
    /tender\.procurementMethod needs values/,
  );
  expect(raw((given) => delete given.units['亿元'])).toThrow(/unknown unit of an amount "亿元"/);
});

test('every entry of the five domains of trading is mapped, save those that are about no process', () => {
  const mapped = new Set(tongjiang.ocds!.entries.map(({ entry }) => entry));
  const left = [...tongjiang.entries.values()].filter(({ id, domain }) => domain !== 'housing' && !mapped.has(id));
  expect(left.map(({ id }) => id)).toEqual([
    'procurement-agency-assessment',
    'procurement-misconduct-records',
    'engineering-market-entity-credit',
  ]);
});

function tongjiangFiles(): Record<string, unknown> {
  const names = [
    'jurisdiction',
    'units',
    'codes',
    'grounds',
    'channels',
    'deadlines',
    'calendar',
    'escalation',
    'obligations',
    'intake',
    'screening',
    'accounts',
  ];
  const catalogue = ['1-housing', '2-land', '3-mining', '4-procurement', '5-property', '6-engineering'].map(
    (name) => `catalogue/${name}`,
  );
  return Object.fromEntries(
    [...names, ...catalogue].map((name) => [
      `${name}.yaml`,
      readYaml(readFileSync(join(TONGJIANG_FOLDER, `${name}.yaml`), 'utf8')),
    ]),
  );
}
