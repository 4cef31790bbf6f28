import { checkContent, publicBody } from '../../../src/domain/catalogue/element-values.js';
import { nameOn } from '../../../src/domain/catalogue/unit-name.js';
import { responsibleUnit } from '../../../src/domain/responsibility/responsible-unit.js';
import { unitsFor } from '../../../src/domain/responsibility/units-for.js';
import { linshi } from '../../support/jurisdictions/index.js';

const registration = linshi.entries.get('forest-right-registration')!;
const transfer = linshi.entries.get('forest-right-transfer')!;
const project = {
  ...{ id: 'p', code: 'L-1', kind: 'forest-property', parties: { 'forest-rights-holder': 'forest-farm' } },
  authorisations: [{ agency: 'forest-agent', principal: 'forest-farm', document: '委托书', from: '2020-01-01' }],
};
const content = { title: '林权登记', summary: '', extra: [], dates: { registered: '2020-05-06' } };

test('another government seats its own units and has the domain of forest property rights', () => {
  const { office, supervisionOffice, secrecyAuthority, domains } = linshi;
  expect([office, supervisionOffice, secrecyAuthority]).toEqual([
    'general-office',
    'inspection-group',
    'secrecy-office',
  ]);
  expect([...domains.values()].map(({ name }) => name.zh)).toEqual(['林业产权']);
});

test('its refusal cites its own plan in its own words', () => {
  const answer = responsibleUnit(linshi, registration, 'forest-farm', null, '2020-05-06');
  expect(answer).toEqual({
    ok: false,
    refusals: [
      {
        ...{ code: 'not-your-entry', kind: 'authority', rule: '谁审批、谁公开（方案一）' },
        params: { entry: '林权登记信息', unit: '林业和草原局' },
      },
    ],
  });
});

test('its broker acts for its forest farm, whose supervising authority reviews and publishes', () => {
  expect(responsibleUnit(linshi, transfer, 'forest-agent', project, '2020-05-06')).toEqual({
    ok: true,
    value: { unit: 'forest-farm', actingFor: true },
  });
  expect(unitsFor(linshi, transfer, 'forest-farm', project, '2020-05-06')).toEqual({
    actingUnits: ['forest-farm', 'forest-agent'],
    reviewingUnits: ['forest-farm', 'forestry-authority'],
    publishingUnits: ['forest-farm', 'forestry-authority'],
  });
});

test('its own dates are asked for and its own codes are chosen from', () => {
  const elements = { parcel: '三林班', 'tree-kind': 'shelter', area: '120亩' };
  expect(checkContent(registration, { ...content, elements })).toEqual({ missing: [], invalid: [] });
  expect(checkContent(registration, { ...content, elements, dates: {} }).missing).toEqual(['dates.registered']);
  const [, kind] = publicBody(registration, { elements, extra: [] }, [], linshi);
  expect(kind).toMatchObject({ value: 'shelter', chosen: { zh: '防护林' } });
});

test('a unit is called as it was on the day', () => {
  const authority = linshi.units.get('forestry-authority')!;
  expect(['2018-01-01', '2019-03-31', '2019-04-01'].map((day) => nameOn(authority, day).zh)).toEqual([
    '林业局',
    '林业局',
    '林业和草原局',
  ]);
  expect(authority.name.zh).toBe('林业和草原局');
});
