import { personalColumnsFilled, publicBody } from '../../../src/domain/catalogue/element-values.js';
import type { Mark } from '../../../src/domain/lifecycle/facts.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const allocation = tongjiang.entries.get('housing-allocation')!;
const recipients = allocation.elements.find(({ id }) => id === 'recipients')!;
const people = [{ name: '张三', 'id-number': '11010519491231002X', phone: '13904541234', category: '低保' }];
const mark = (id: string, decision: Mark['decision'], ground?: string): Mark => ({
  ...{ target: `element:${id}`, decision, by: 'housing-bureau.reviewer', at: '2026-11-23T00:00:00Z' },
  ...(ground === undefined ? {} : { ground }),
});
const render = (elements: Record<string, unknown>, ...marks: Mark[]) =>
  publicBody(allocation, { elements, extra: [] }, marks, tongjiang);

test('masked, a list of recipients keeps names and loses id numbers and telephones', () => {
  const [shown] = render({ recipients: people }, mark('recipients', 'mask', 'personal-privacy'));
  expect(shown).toMatchObject({
    value: [{ name: '张三', 'id-number': '＊＊＊', phone: '＊＊＊', category: '低保' }],
    ...{ masked: true, withheld: false, ground: { id: 'personal-privacy', article: '条例第15条' } },
  });
  expect(shown!.columns!.filter(({ masked }) => masked).map(({ id }) => id)).toEqual(['id-number', 'phone']);
});

test('id numbers of persons are never public, even where the mark says publish or is not there yet', () => {
  for (const marks of [[], [mark('recipients', 'publish')]]) {
    expect(JSON.stringify(render({ recipients: people }, ...marks))).not.toMatch(/11010519491231002X|13904541234/);
    expect(JSON.stringify(render({ recipients: '张三 11010519491231002X' }, ...marks))).not.toMatch(/1101051949/);
  }
});

test('filled personal columns are told, so that publish can be refused before', () => {
  expect(personalColumnsFilled(recipients, people)).toBe(true);
  expect(personalColumnsFilled(recipients, '张三 11010519491231002X')).toBe(true);
  expect(personalColumnsFilled(recipients, [{ name: '张三', phone: '' }])).toBe(false);
});

test('masked, a text loses the numbers found in it; with none found, the whole of it', () => {
  const text = (policy: string) => render({ policy }, mark('policy', 'mask'))[0];
  expect(text('咨询电话0454-2922345。')).toMatchObject({ value: `咨询电话${'＊'.repeat(12)}。`, masked: true });
  expect(text('张三家的情况')).toMatchObject({ value: '＊＊＊', masked: true });
});

test('withheld, an element says so with its ground and shows nothing', () => {
  expect(render({ policy: '内部意见' }, mark('policy', 'withhold', 'process-draft'))).toEqual([
    {
      ...{ id: 'policy', label: { zh: '保障性住房分配政策', en: 'allocation policy' }, kind: 'long-text' },
      ...{ value: null, masked: false, withheld: true },
      ground: { id: 'process-draft', name: tongjiang.grounds.get('process-draft')!.name, article: '条例第16条第2款' },
    },
  ]);
});

test('elements without a value are left out; the rest follow the catalogue’s order, then those added by name', () => {
  const extra = [{ id: 'x-1', name: '监督电话', value: '0454-2922345' }];
  const body = publicBody(
    allocation,
    { elements: { procedure: '摇号', policy: '办法', results: [] }, extra },
    [],
    tongjiang,
  );
  expect(body.map(({ id, value }) => [id, value])).toEqual([
    ['policy', '办法'],
    ['procedure', '摇号'],
    ['x-1', '0454-2922345'],
  ]);
});

test('what is neither masked nor withheld is shown as given', () => {
  const stock = [{ estate: '通江小区', quantity: '12' }];
  expect(render({ 'housing-stock': stock }, mark('housing-stock', 'publish'))[0]).toMatchObject({
    ...{ value: stock, masked: false, withheld: false },
  });
});
