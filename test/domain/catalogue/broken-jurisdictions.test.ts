import { appendFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';
import { JurisdictionError } from '../../../src/domain/catalogue/jurisdiction-error.js';
import { parseJurisdiction } from '../../../src/domain/catalogue/parse.js';
import { LINSHI_FOLDER, linshiFiles, TONGJIANG_FOLDER, type Parsed } from '../../support/jurisdictions/index.js';

const FOREST = 'catalogue/1-forest.yaml';
type Files = Record<string, Parsed>;
type Case = [fault: string, breakIt: (files: Files) => void, file: string, path: string, reason: RegExp];

const unit = (files: Files, id: string) => files['units.yaml'].units.find((one: Parsed) => one.id === id);
const entry = (files: Files, index: number) => files[FOREST].entries[index];
const rule = (files: Files) => files['deadlines.yaml'].rules[0];
const year = (files: Files) => files['calendar.yaml'].years['2020'].notices[0];
const withoutAccount = (id: string) => (files: Files) => {
  files['accounts.yaml'].accounts = files['accounts.yaml'].accounts.filter((one: Parsed) => one.account !== id);
};

const RECORDS = 'exchange/dual-publicity-fields.json';
const withRecords = (breakIt: (table: Parsed) => void) => (files: Files) => {
  files[RECORDS] = JSON.parse(readFileSync(join(TONGJIANG_FOLDER, RECORDS), 'utf8'));
  breakIt(files[RECORDS]);
};

const CASES: Case[] = [
  [
    'a record column with a code list nobody wrote',
    withRecords((table) => (table.penalty.fields[1].codeList = 'none')),
    RECORDS,
    'penalty.fields[CF_XDR_LB]',
    /unknown code list "none"/,
  ],
  [
    'a record column required on a condition nobody wrote',
    withRecords((table) => delete table.conditions['if-fine']),
    RECORDS,
    'penalty.fields[CF_NR_FK]',
    /unknown condition "if-fine"/,
  ],
  [
    'a 2015 name for two record columns',
    withRecords((table) => (table.licence.fields[0].aliases = ['XK_XMMC'])),
    RECORDS,
    'licence',
    /"XK_XMMC" stands there twice/,
  ],
  [
    'records whose key names a column there is not',
    withRecords((table) => (table.licence.number = 'XK_NOTHING')),
    RECORDS,
    'licence',
    /unknown column "XK_NOTHING"/,
  ],
  ['a missing file', (f) => delete f['grounds.yaml'], 'grounds.yaml', '', /file is missing/],
  [
    'a ladder that climbs down',
    (f) => f['escalation.yaml'].days.reverse(),
    'escalation.yaml',
    'days[tomorrow]',
    /stands below late/,
  ],
  [
    'working hours that end before they begin',
    (f) => (f['escalation.yaml'].workingHours[0].to = '08:00'),
    'escalation.yaml',
    'workingHours[0]',
    /09:00 is not before 08:00/,
  ],
  [
    'a digest while nobody is at work',
    (f) => (f['escalation.yaml'].digestAt = '22:00'),
    'escalation.yaml',
    'digestAt',
    /not in working hours/,
  ],
  [
    'a rung that is both before and after',
    (f) => (f['escalation.yaml'].days[0].overdue = 1),
    'escalation.yaml',
    'days[0]',
    /either before or overdue/,
  ],
  [
    'a mail the law needs that is not sent',
    (f) => (f['escalation.yaml'].days[1].mail = false),
    'escalation.yaml',
    'days[late]',
    /required mail must be sent/,
  ],
  ['no domain at all', (f) => Reflect.deleteProperty(f, FOREST), 'catalogue/', '', /no file/],
  [
    'a missing seat',
    (f) => delete f['jurisdiction.yaml'].seats.secrecy,
    'jurisdiction.yaml',
    'seats.secrecy',
    /expected string/,
  ],
  [
    'a seat nobody holds',
    (f) => (f['jurisdiction.yaml'].seats.office = 'mayor'),
    'jurisdiction.yaml',
    'seats.office',
    /unknown unit "mayor"/,
  ],
  [
    'a sector without a unit',
    (f) => (f['jurisdiction.yaml'].sectors[0].unit = 'nobody'),
    'jurisdiction.yaml',
    'sectors[林草]',
    /unknown unit "nobody"/,
  ],
  ['a wrong region code', (f) => (f['jurisdiction.yaml'].code = '99'), 'jurisdiction.yaml', 'code', /6 digits/],
  [
    'an impossible date',
    (f) => (f['jurisdiction.yaml'].plan.issued = '2020-02-30'),
    'jurisdiction.yaml',
    'plan.issued',
    /YYYY-MM-DD/,
  ],
  ['a misspelt key', (f) => (unit(f, 'forest-farm').polcy = 'small'), 'units.yaml', 'units[4]', /polcy/],
  ['a bad id', (f) => (f['units.yaml'].units[0].id = 'General Office'), 'units.yaml', 'units[0].id', /lower-case/],
  [
    'a unit that is there twice',
    (f) => f['units.yaml'].units.push({ ...unit(f, 'forest-farm') }),
    'units.yaml',
    'units',
    /"forest-farm" is there twice/,
  ],
  [
    'a credit code used twice',
    (f) => (unit(f, 'forest-agent').uscc = unit(f, 'forest-farm').uscc),
    'units.yaml',
    'units.uscc',
    /is there twice/,
  ],
  [
    'a credit code with a wrong check digit',
    (f) => (unit(f, 'forest-farm').uscc = '91990001GK0000050A'),
    'units.yaml',
    'units[forest-farm].uscc',
    /GB 32100/,
  ],
  [
    'a credit code of the wrong shape',
    (f) => (unit(f, 'forest-farm').uscc = '1234'),
    'units.yaml',
    'units[forest-farm].uscc',
    /18 characters/,
  ],
  [
    'a publisher that does not exist',
    (f) => (unit(f, 'forest-farm').publishedBy = 'centre'),
    'units.yaml',
    'units[forest-farm].publishedBy',
    /unknown unit "centre"/,
  ],
  [
    'an entrustment to itself',
    (f) => (unit(f, 'forest-farm').entrusts[0].unit = 'forest-farm'),
    'units.yaml',
    'units[forest-farm]',
    /entrust itself/,
  ],
  [
    'a membership in nothing',
    (f) => (unit(f, 'forest-farm').memberOf = ['club']),
    'units.yaml',
    'units[forest-farm].memberOf',
    /unknown group "club"/,
  ],
  [
    'an agency that acts for nobody',
    (f) => delete f['units.yaml'].groups[1].actsFor,
    'units.yaml',
    'groups[forest-broker].actsFor',
    /names the party/,
  ],
  [
    'names that overlap',
    (f) => (unit(f, 'forestry-authority').names[0].to = '2019-04-01'),
    'units.yaml',
    'units[forestry-authority].names[0]',
    /must end before/,
  ],
  [
    'no name in force',
    (f) => (unit(f, 'forestry-authority').names[1].to = '2024-01-01'),
    'units.yaml',
    'units[forestry-authority].names[1]',
    /in force/,
  ],
  [
    'a name that ends before it begins',
    (f) => (unit(f, 'forestry-authority').names[0].from = '2019-05-01'),
    'units.yaml',
    'units[forestry-authority].names[0]',
    /before it begins/,
  ],
  [
    'an entry that is there twice',
    (f) => f[FOREST].entries.push(entry(f, 0)),
    FOREST,
    'entries',
    /"forest-right-registration" is there twice/,
  ],
  [
    'a domain that is there twice',
    (f) => (f['catalogue/2-again.yaml'] = f[FOREST]),
    'catalogue/2-again.yaml',
    'domain',
    /"forest-property" is there twice/,
  ],
  [
    'an element that is there twice',
    (f) => (entry(f, 0).elements[1].id = 'parcel'),
    FOREST,
    'entries[forest-right-registration].elements',
    /"parcel" is there twice/,
  ],
  ['an element without a kind', (f) => delete entry(f, 0).elements[0].kind, FOREST, 'entries[0].elements[0].kind', /./],
  [
    'an owner that does not exist',
    (f) => (entry(f, 0).anyOf = ['land-bureau']),
    FOREST,
    'entries[forest-right-registration].anyOf',
    /unknown unit or group "land-bureau"/,
  ],
  ['an unknown channel', (f) => (f[FOREST].domain.channels = ['weibo']), FOREST, 'domain.channels', /"weibo"/],
  [
    'an unknown code list',
    (f) => (entry(f, 0).elements[1].codeList = 'colours'),
    FOREST,
    'entries[forest-right-registration].elements[tree-kind].codeList',
    /unknown code list "colours"/,
  ],
  [
    'a code without its list',
    (f) => delete entry(f, 0).elements[1].codeList,
    FOREST,
    'entries[forest-right-registration].elements[tree-kind].codeList',
    /needs it/,
  ],
  [
    'a number without units',
    (f) => delete entry(f, 0).elements[2].units,
    FOREST,
    'entries[forest-right-registration].elements[area].units',
    /needs it/,
  ],
  [
    'a text with columns',
    (f) => (entry(f, 0).elements[0].columns = [{ id: 'a', zh: '甲', en: 'a' }]),
    FOREST,
    'entries[forest-right-registration].elements[parcel].columns',
    /no use/,
  ],
  [
    'persons not marked as personal data',
    (f) => (entry(f, 1).elements[1].personalData = false),
    FOREST,
    'entries[forest-right-transfer].elements[villagers]',
    /personal data/,
  ],
  [
    'an unknown event',
    (f) => (entry(f, 0).dates = { felled: 'required' }),
    FOREST,
    'entries[forest-right-registration].dates',
    /unknown event "felled"/,
  ],
  [
    'an unknown deadline rule',
    (f) => (entry(f, 0).deadlines = ['soon']),
    FOREST,
    'entries[forest-right-registration].deadlines',
    /unknown deadline rule "soon"/,
  ],
  [
    'an entry that an empty item would satisfy',
    (f) => (entry(f, 1).atLeastOne = false),
    FOREST,
    'entries[forest-right-transfer].atLeastOne',
    /empty item/,
  ],
  [
    'display terms that contradict',
    (f) => (entry(f, 0).display = { minDays: 9, maxDays: 3, basis: '某条' }),
    FOREST,
    'entries[forest-right-registration].display',
    /above/,
  ],
  ['a rule without its number', (f) => delete rule(f).n, 'deadlines.yaml', 'rules[seven-days]', /n and unit/],
  [
    'a rule from an unknown event',
    (f) => (rule(f).event = 'felled'),
    'deadlines.yaml',
    'rules[seven-days]',
    /unknown event "felled"/,
  ],
  [
    'a rule that ends before it takes effect',
    (f) => Object.assign(rule(f), { from: '2020-02-01', to: '2020-01-01' }),
    'deadlines.yaml',
    'rules[seven-days]',
    /before it takes effect/,
  ],
  [
    'an override of an unknown entry',
    (f) => (f['deadlines.yaml'].overrides[0].appliesTo = 'forest-right-transfer.colour'),
    'deadlines.yaml',
    'overrides[transfer-three-days]',
    /unknown entry/,
  ],
  [
    'a reading of a rule that takes the place of none',
    (f) =>
      (f['deadlines.yaml'].readings = [
        { ambiguity: 'A01', entry: 'forest-right-transfer', rule: 'seven-days', instead: 'some-days' },
      ]),
    'deadlines.yaml',
    'readings[A01]',
    /unknown deadline rule "some-days"/,
  ],
  [
    'a set with an unknown channel',
    (f) => (f['channels.yaml'].sets.county = ['radio']),
    'channels.yaml',
    'sets.county',
    /unknown channel "radio"/,
  ],
  [
    'a ground that allows nothing',
    (f) => (f['grounds.yaml'].grounds[0].allows = []),
    'grounds.yaml',
    'grounds[0].allows',
    /./,
  ],
  [
    'a holiday in another year',
    (f) => (year(f).daysOff[0].dates = ['2021-01-01']),
    'calendar.yaml',
    'years.2020.notices[0]',
    /not in 2020/,
  ],
  [
    'a weekday worked instead of a rest day',
    (f) => (year(f).workdays[0].dates = ['2020-01-20']),
    'calendar.yaml',
    'years.2020.notices[0]',
    /weekday/,
  ],
  [
    'a day both off and worked',
    (f) => (year(f).daysOff[0].dates = ['2020-01-19']),
    'calendar.yaml',
    'years.2020.notices[0]',
    /twice/,
  ],
  [
    'an account of an unknown unit',
    (f) => (f['accounts.yaml'].accounts[0].unit = 'nowhere'),
    'accounts.yaml',
    'accounts[admin].unit',
    /unknown unit/,
  ],
  [
    'an account called after another unit',
    (f) => (f['accounts.yaml'].accounts[1].unit = 'secrecy-office'),
    'accounts.yaml',
    'accounts[general-office.officer]',
    /secrecy-office\.<role>/,
  ],
  [
    'a strict unit of two people',
    withoutAccount('forestry-authority.reviewer'),
    'accounts.yaml',
    'accounts[forestry-authority]',
    /three people/,
  ],
  [
    'a small unit of one person',
    withoutAccount('forest-farm.approver'),
    'accounts.yaml',
    'accounts[forest-farm]',
    /two people/,
  ],
];

test.each(CASES)(
  'a jurisdiction with %s does not start: file, path and reason are named',
  (_, breakIt, file, path, reason) => {
    const files = linshiFiles();
    breakIt(files);
    expect(faultOf(() => parseJurisdiction(files))).toEqual({ file, path, reason: expect.stringMatching(reason) });
  },
);

test('the same files unbroken do start', () => {
  expect(parseJurisdiction(linshiFiles()).name.zh).toBe('临时县');
});

test('accounts.yaml may be absent: a real installation makes its own accounts', () => {
  const files = linshiFiles();
  delete files['accounts.yaml'];
  expect(parseJurisdiction(files).accounts).toEqual([]);
});

test.each([
  ['that is no YAML', 'units.yaml', 'units: [', /no valid YAML/],
  ['with a key that stands twice', 'units.yaml', 'units: []\nunits: []', /duplicated mapping key \(2:1\)/],
  ['of JSON with a key that stands twice', 'records.json', '{"a": 1, "a": 2}', /no valid JSON.*duplicated mapping key/],
  ['with nothing in it', 'units.yaml', '', /no valid YAML.*empty/],
])('a file %s is named', (_, file, text, reason) => {
  const folder = mkdtempSync(join(tmpdir(), 'linshi-'));
  writeFileSync(join(folder, file), text);
  expect(faultOf(() => loadJurisdiction(folder))).toMatchObject({
    ...{ file, path: '' },
    reason: expect.stringMatching(reason),
  });
});

test('the same files give the same object, changed ones another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linshi-'));
  cpSync(LINSHI_FOLDER, folder, { recursive: true });
  const first = loadJurisdiction(folder);
  expect(loadJurisdiction(LINSHI_FOLDER)).toBe(first);
  appendFileSync(join(folder, 'units.yaml'), '\n# another\n');
  expect(loadJurisdiction(folder)).not.toBe(first);
});

test('a folder that is not there is named', () => {
  expect(faultOf(() => loadJurisdiction('/nowhere/990002'))).toMatchObject({ file: '/nowhere/990002' });
});

function faultOf(start: () => unknown): Pick<JurisdictionError, 'file' | 'path' | 'reason'> | null {
  try {
    start();
    return null;
  } catch (error) {
    if (!(error instanceof JurisdictionError)) throw error;
    const { file, path, reason } = error;
    return { file, path, reason };
  }
}
