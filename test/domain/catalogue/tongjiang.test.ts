import { tongjiang } from '../../support/jurisdictions/index.js';

const units = [...tongjiang.units.values()];
const entries = [...tongjiang.entries.values()];
const ofUnit = (unit: string) => tongjiang.accounts.filter((account) => account.unit === unit);

test('six domains, thirty-three entries of the plan, and contract performance beside them (A15)', () => {
  expect([...tongjiang.domains.keys()]).toEqual([
    'housing',
    'land',
    'mining',
    'procurement',
    'property',
    'engineering',
  ]);
  expect(entries.filter(({ optional }) => !optional)).toHaveLength(33);
  expect(entries.filter(({ optional }) => optional).map(({ id, name }) => [id, name.zh])).toEqual([
    ['contract-performance-procurement', '合同履约信息'],
    ['contract-performance-engineering', '合同履约信息'],
  ]);
});

test('pre-disclosure has the elements of 五.1 and 五.3 and says that control passes (A11)', () => {
  expect(tongjiang.entries.get('property-predisclosure')!.elements.map(({ name }) => name.zh)).toEqual([
    '转让方决策文件名称',
    '批准单位名称',
    '转让标的基本情况',
    '转让方',
    '实际控制权转移情况说明',
  ]);
});

test('the fourteen sectors of 八（一） and the trading supervisor each resolve to a unit', () => {
  expect(tongjiang.sectors).toHaveLength(15);
  expect(tongjiang.sectors.every(({ unit }) => tongjiang.units.has(unit))).toBe(true);
});

test('ten towns and townships; every made-up credit code is marked', () => {
  expect(units.filter(({ kind }) => kind === 'township')).toHaveLength(10);
  expect(units.filter(({ uscc, usccSample }) => uscc.slice(8, 10) === 'GK' && !usccSample)).toEqual([]);
  expect(units.filter(({ kind }) => kind === 'party').every(({ sample }) => sample)).toBe(true);
});

test('every entry that a party owns needs a project, which says who the party is', () => {
  const byParty = entries.filter(({ anyOf }) => anyOf.some((name) => tongjiang.groups.get(name)?.kind === 'party'));
  expect(byParty).toHaveLength(15);
  expect(entries.filter(({ needsProject }) => needsProject)).toEqual(byParty);
});

test('tender and procurement notices are corrected by a further notice, all else by a new version', () => {
  const noticed = entries.filter(({ correction }) => correction === 'additional-notice').map(({ id }) => id);
  expect(noticed).toEqual([
    'procurement-transaction-process',
    'engineering-tender-notice',
    'engineering-prequalification-notice',
    'engineering-winning-candidates',
    'engineering-award-result',
  ]);
});

test('winning candidates are shown for at least three days', () => {
  expect(tongjiang.entries.get('engineering-winning-candidates')!.display).toEqual({
    minDays: 3,
    basis: '招标投标法实施条例第54条',
  });
});

test('no id number or telephone of a person sits in a column that would be public', () => {
  const columns = entries.flatMap(({ elements }) =>
    elements.filter(({ kind }) => kind === 'persons').flatMap(({ columns: all = [] }) => all),
  );
  expect(columns.filter(({ id, personal }) => /id-number|phone/.test(id) && !personal)).toEqual([]);
  expect(columns.filter(({ personal }) => personal).length).toBeGreaterThan(4);
});

test('housing is not pushed to the trading platform (A23)', () => {
  const pushed = [...tongjiang.domains.values()].filter(({ channels }) => channels.includes('trading-platform-hlj'));
  expect(pushed.map(({ id }) => id)).toEqual(['land', 'mining', 'procurement', 'property', 'engineering']);
});

test('what article 14 forbids is not open to request either', () => {
  const grounds = [...tongjiang.grounds.values()];
  expect(grounds).toHaveLength(13);
  expect(grounds.filter(({ allows }) => !allows.includes('restrict')).map(({ article }) => article)).toEqual(
    Array(3).fill('条例第14条'),
  );
});

test('the statutory numbers of request and consultation hold since the Regulations of 2019', () => {
  expect(tongjiang.deadlineRules.get('request-statutory')).toMatchObject({ n: 20, from: '2019-05-15' });
  expect(tongjiang.deadlineRules.get('third-party-reply-15wd')).toMatchObject({ n: 15, from: '2019-05-15' });
});

test('each department of the plan, and one of each party, can be tried with four people', () => {
  const staffed = ['land-bureau', 'water-bureau', 'finance-bureau', 'tenderer', 'tender-agency', 'property-holder'];
  for (const unit of staffed) {
    const accounts = ofUnit(unit).map(({ account }) => account);
    const four = ['drafter', 'reviewer', 'approver', 'publisher'].map((role) => `${unit}.${role}`);
    expect(accounts).toEqual(expect.arrayContaining(four));
  }
});

test('one bureau is small: two people for four roles', () => {
  const small = units.filter(({ policy, kind }) => policy === 'small' && kind === 'department');
  expect(small.map(({ id }) => id)).toEqual(['animal-husbandry-bureau']);
  expect(ofUnit('animal-husbandry-bureau').map(({ account, roles }) => [account, roles])).toEqual([
    ['animal-husbandry-bureau.drafter', ['drafter', 'publisher']],
    ['animal-husbandry-bureau.approver', ['reviewer', 'approver']],
  ]);
});

test('nobody of the trial shares a name with another', () => {
  const people = tongjiang.accounts.map(({ person }) => person);
  expect(new Set(people).size).toBe(people.length);
});
