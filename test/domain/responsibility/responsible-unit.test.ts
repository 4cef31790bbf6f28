import { partiesOf } from '../../../src/domain/responsibility/parties-of.js';
import type { ProjectFacts } from '../../../src/domain/responsibility/project.js';
import { responsibleUnit } from '../../../src/domain/responsibility/responsible-unit.js';
import { unitsFor } from '../../../src/domain/responsibility/units-for.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const TODAY = '2026-11-23';
const AUTHORISED = {
  agency: 'tender-agency',
  principal: 'tenderer',
  document: '委托协议',
  from: '2026-01-01',
  to: '2026-12-31',
};
const tender = (change: Partial<ProjectFacts> = {}): ProjectFacts => ({
  ...{ id: 'p', code: 'T-1', kind: 'engineering', authorisations: [AUTHORISED] },
  parties: { tenderer: 'tenderer', 'tender-agency': 'tender-agency' },
  ...change,
});

const entryOf = (id: string) => tongjiang.entries.get(id)!;
function owner(entry: string, unit: string, project: ProjectFacts | null = null, today = TODAY): string {
  const answer = responsibleUnit(tongjiang, entryOf(entry), unit, project, today);
  if (!answer.ok) return answer.refusals.map(({ code }) => code).join();
  return answer.value.actingFor ? `${answer.value.unit} (acted for)` : answer.value.unit;
}

test('a named unit answers for its own entry, and nobody else does', () => {
  expect(owner('land-grant-announcement', 'land-bureau')).toBe('land-bureau');
  expect(owner('land-grant-announcement', 'water-bureau')).toBe('not-your-entry');
});

test('the refusal names the unit and the principle with its place in the plan', () => {
  const answer = responsibleUnit(tongjiang, entryOf('land-grant-announcement'), 'water-bureau', null, TODAY);
  expect(answer).toMatchObject({
    refusals: [
      { kind: 'authority', rule: '谁实施、谁公开（方案三）', params: { unit: '国土局', entry: '土地出让公告信息' } },
    ],
  });
});

test('each department of a group answers for what it holds itself', () => {
  expect(owner('housing-allocation', 'linjiang-town')).toBe('linjiang-town');
  expect(owner('engineering-approval-record', 'water-bureau')).toBe('water-bureau');
  expect(owner('engineering-approval-record', 'linjiang-town')).toBe('not-your-entry');
});

test('a party answers for its own project, not for another’s', () => {
  expect(owner('engineering-tender-notice', 'tenderer', tender())).toBe('tenderer');
  expect(owner('engineering-tender-notice', 'sample-water-investment', tender())).toBe('not-your-entry');
  expect(owner('property-deal', 'property-holder', tender({ parties: { 'property-holder': 'property-holder' } }))).toBe(
    'property-holder',
  );
});

test('the refusal of a stranger names the project’s own party', () => {
  const answer = responsibleUnit(tongjiang, entryOf('engineering-tender-notice'), 'land-bureau', tender(), TODAY);
  expect(answer).toMatchObject({
    refusals: [{ params: { unit: '示例城市建设投资有限公司、示例招标采购代理有限公司' } }],
  });
});

test('without a project a party cannot be told from its fellows', () => {
  expect(owner('engineering-tender-notice', 'tenderer')).toBe('project-needed');
  expect(owner('engineering-tender-notice', 'tender-agency')).toBe('project-needed');
  expect(owner('engineering-tender-notice', 'land-bureau')).toBe('not-your-entry');
});

test('an agency acts for the tenderer with an authorisation on the project; the content stays the tenderer’s', () => {
  expect(owner('engineering-tender-notice', 'tender-agency', tender())).toBe('tenderer (acted for)');
  expect(owner('engineering-tender-notice', 'tender-agency', tender({ authorisations: [] }))).toBe('not-authorised');
});

test('an authorisation holds from its first day to its last, and for its principal only', () => {
  const on = (day: string) => owner('engineering-tender-notice', 'tender-agency', tender(), day);
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(on)).toEqual([
    'not-authorised',
    'tenderer (acted for)',
    'tenderer (acted for)',
    'not-authorised',
  ]);
  const foreign = tender({ authorisations: [{ ...AUTHORISED, principal: 'sample-water-investment' }] });
  expect(owner('engineering-tender-notice', 'tender-agency', foreign)).toBe('not-authorised');
});

test('an agency for procurement alone cannot act in a tender, even with a paper', () => {
  const authorisations = [{ ...AUTHORISED, agency: 'procurement-agency' }];
  expect(owner('engineering-tender-notice', 'procurement-agency', tender({ authorisations }))).toBe('not-your-entry');
});

test('the authorised agency may draft, the trading centre may publish, the review stays with the tenderer', () => {
  expect(unitsFor(tongjiang, entryOf('engineering-tender-notice'), 'tenderer', tender(), TODAY)).toEqual({
    actingUnits: ['tenderer', 'tender-agency'],
    reviewingUnits: ['tenderer'],
    publishingUnits: ['tenderer', 'trading-centre'],
  });
  expect(
    unitsFor(tongjiang, entryOf('engineering-tender-notice'), 'tenderer', tender(), '2027-01-01').actingUnits,
  ).toEqual(['tenderer']);
});

test('a unit entrusted in writing reviews for another', () => {
  expect(unitsFor(tongjiang, entryOf('engineering-approval-record'), 'forestry-bureau', null, TODAY)).toEqual({
    actingUnits: ['forestry-bureau'],
    reviewingUnits: ['forestry-bureau', 'land-bureau'],
    publishingUnits: ['forestry-bureau'],
  });
});

test('a project names the parties that the entries of its domain ask for', () => {
  const parties = (domain: string) => partiesOf(tongjiang, domain).map(({ id }) => id);
  expect(parties('procurement')).toEqual(['procuring-entity', 'procurement-agency']);
  expect(parties('engineering')).toEqual(['tenderer', 'tender-agency']);
  expect(parties('land')).toEqual([]);
});
