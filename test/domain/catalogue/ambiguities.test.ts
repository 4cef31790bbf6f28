import { responsibleUnit } from '../../../src/domain/responsibility/responsible-unit.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const entry = (id: string) => {
  const found = tongjiang.entries.get(id);
  if (found === undefined) throw new Error(`no entry ${id}`);
  return found;
};
const TODAY = '2026-11-24';

describe('the ambiguities of the plan that concern who, what and where, read as the collected facts read them', () => {
  test('A07 五.1 publisher: the property holder publishes; 财政局 answers for the domain beside it', () => {
    expect(entry('property-decision-approval')).toMatchObject({ principle: 'implement', anyOf: ['property-holder'] });
    expect(tongjiang.domains.get('property')?.responsible).toContain('finance-bureau');
  });

  test('A16 黑名单: no entry of its own; a red or black list is credit information and must say basis, notice, term and way off', () => {
    const lists = entry('engineering-market-entity-credit').elements.find(({ id }) => id === 'red-black-lists');
    expect(lists?.help?.zh).toMatch(/认定依据、告知情况、期限和移出办法/);
    expect(tongjiang.channels.get('credit-jiamusi')?.owedFor.map(({ entry }) => entry)).toContain(
      'procurement-misconduct-records',
    );
  });

  test('A19 住建局 / 住建局（房产局）: two seats under one family, each a unit', () => {
    expect([
      tongjiang.units.get('housing-bureau')?.name.zh,
      tongjiang.units.get('construction-bureau')?.name.zh,
    ]).toEqual(['住建局（房产局）', '住建局']);
    expect(tongjiang.domains.get('housing')?.responsible).toContain('housing-bureau');
    expect(tongjiang.domains.get('engineering')?.responsible).toContain('construction-bureau');
  });

  test('A20 政府集成信息公开情况: the office supervises what is gathered centrally', () => {
    expect(tongjiang.units.get(tongjiang.office)).toMatchObject({ kind: 'coordinator', name: { zh: '市政府办公室' } });
  });

  test('A21 货币化分配政策: the words of the plan are kept', () => {
    const elements = entry('housing-annual-construction-plan').elements.map(({ name }) => name.zh);
    expect(elements).toContain('货币化分配政策');
  });

  test('A23 住房保障 not in 五（二）: housing is not pushed to the trading platform, the five other domains are', () => {
    const trading = [...tongjiang.domains.values()].filter(({ channels }) => channels.includes('trading-platform-hlj'));
    expect(trading.map(({ id }) => id)).toEqual(['land', 'mining', 'procurement', 'property', 'engineering']);
  });

  test('A24 商业秘密等: personal privacy and the other grounds of 条例 14-16 are grounds too', () => {
    const articles = [...tongjiang.grounds.values()].map(({ article }) => article).join();
    for (const number of ['14', '15', '16']) expect(articles).toContain(number);
    expect([...tongjiang.grounds.keys()].join()).toMatch(/privacy/);
  });

  test('A27 主要是公开…等内容: required elements are the minimum, further ones may be named', () => {
    expect(entry('land-deal-publicity').elements.map(({ required }) => required)).toEqual([true, true]);
  });

  test('A29 〔责任单位：…及有关部门〕: the first-named unit leads, any department that belongs may publish what it holds', () => {
    const plan = entry('housing-project-planning');
    expect(plan.anyOf[0]).toBe('housing-bureau');
    const other = responsibleUnit(tongjiang, plan, 'water-bureau', null, TODAY);
    expect(other.ok && other.value.unit).toBe('water-bureau');
    expect(responsibleUnit(tongjiang, plan, 'tenderer', null, TODAY).ok).toBe(false);
  });
});
