import { parseJurisdiction } from '../../../src/domain/catalogue/parse.js';
import { tongjiangFiles, type Parsed } from '../../support/jurisdictions/index.js';

const periodic = (all: Record<string, Parsed>, id: string) =>
  all['obligations.yaml'].periodic.find((one: Parsed) => one.id === id);
const chain = (all: Record<string, Parsed>, id: string) =>
  all['obligations.yaml'].chains.find((one: Parsed) => one.id === id);

type Broken = [fault: string, breakIt: (all: Record<string, Parsed>) => unknown, reason: RegExp];
const BROKEN: Broken[] = [
  ['a start that is no date', (f) => (f['obligations.yaml'].from = '2026'), /obligations\.yaml.*from.*YYYY-MM-DD/],
  ['an expectation that is there twice', (f) => (chain(f, 'land-deal').id = 'mining-deal'), /mining-deal.*twice/],
  ['no reading', (f) => delete chain(f, 'land-deal').reading, /reading/],
  ['an unknown entry', (f) => (periodic(f, 'land-supply-plan').entry = 'tea'), /land-supply-plan.*unknown entry "tea"/],
  ['an unknown unit', (f) => (periodic(f, 'land-supply-plan').units = ['tea']), /unknown unit "tea"/],
  [
    'a unit that does not answer for the entry',
    (f) => (periodic(f, 'land-supply-plan').units = ['finance-bureau']),
    /"finance-bureau" does not answer for land-supply-plan/,
  ],
  [
    'a day that not every year has',
    (f) => (periodic(f, 'land-supply-plan').formed = '02-29'),
    /periodic\[\d\]\.formed/,
  ],
  ['a fixed day of a quarter', (f) => (periodic(f, 'land-supply-plan').every = 'quarter'), /only a year/],
  [
    'an event the form never asks for',
    (f) => (periodic(f, 'land-supply-plan').event = 'accepted'),
    /unknown date of land-supply-plan "accepted"/,
  ],
  ['periods of projects', (f) => (periodic(f, 'land-supply-plan').entry = 'property-deal'), /no periods/],
  ['a chain into nothing', (f) => (chain(f, 'land-deal').expects = 'tea'), /unknown entry "tea"/],
  ['a chain out of nothing', (f) => (chain(f, 'land-deal').after = ['tea']), /unknown entry "tea"/],
  [
    'a next item somebody else answers for',
    (f) => (chain(f, 'mining-deal').expects = 'engineering-contract'),
    /who answers for mining-competitive-project does not answer for engineering-contract/,
  ],
  ['an unknown element', (f) => (chain(f, 'procurement-result').elements = ['tea']), /unknown element "tea"/],
  ['a condition on nothing', (f) => (chain(f, 'procurement-result').when.holds = ['tea']), /when.*"tea"/],
  ['a code nobody gives', (f) => (chain(f, 'land-deal').carries = ['tea']), /carries.*"tea"/],
  [
    'a date nobody gave before',
    (f) => (chain(f, 'engineering-contract').known = { 'contract-signed': 'auction-day' }),
    /date of the item before "auction-day"/,
  ],
  ['once a project without projects', (f) => (chain(f, 'land-deal').per = 'project'), /needs entries of projects/],
  ['an entry after itself', (f) => delete chain(f, 'procurement-result').elements, /follows itself/],
];

test.each(BROKEN)('%s stops the start and is named', (_fault, breakIt, reason) => {
  const all = tongjiangFiles();
  breakIt(all);
  expect(() => parseJurisdiction(all)).toThrow(reason);
});
