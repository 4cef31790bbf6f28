import { checkContent, readValue } from '../../../src/domain/catalogue/element-values.js';
import type { Element } from '../../../src/domain/catalogue/jurisdiction.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const entryOf = (id: string) => tongjiang.entries.get(id)!;
const elementOf = (entry: string, id: string): Element => entryOf(entry).elements.find((one) => one.id === id)!;
const announcement = {
  'grant-mode': 'listing',
  'parcel-location': '同江市通江街北侧',
  area: { value: '12500.5', unit: '平方米' },
  use: 'residential',
  'plot-ratio': '不大于1.8',
  'building-density': '不大于30%',
  'grant-term': '70',
};
const check = (entry: string, elements: Record<string, unknown>, rest = {}) =>
  checkContent(entryOf(entry), { title: '标题', summary: '', elements, extra: [], dates: {}, ...rest });

test('an announcement with all elements of the plan has nothing missing', () => {
  expect(check('land-grant-announcement', announcement)).toEqual({ missing: [], invalid: [] });
});

test('every element of the plan that is empty is named, and so is an empty title', () => {
  const { missing } = check(
    'land-grant-announcement',
    { ...announcement, use: '', area: { value: ' ', unit: '亩' } },
    { title: ' ' },
  );
  expect(missing).toEqual(['title', 'elements.area', 'elements.use']);
});

test('where the plan gathers several stages in one entry, any one element will do', () => {
  expect(check('procurement-transaction-process', {}).missing).toEqual(['elements']);
  expect(check('procurement-transaction-process', { budget: '680000' }).missing).toEqual([]);
});

test('an element the entry does not have is refused, one added by name is welcome (A27)', () => {
  expect(check('land-grant-announcement', { ...announcement, colour: '红' }).invalid).toEqual([
    { field: 'elements.colour', code: 'unknown-element' },
  ]);
  const extra = [{ id: 'x-1', name: '起始价', value: '1200万元' }];
  expect(check('land-grant-announcement', announcement, { extra }).invalid).toEqual([]);
  expect(check('land-grant-announcement', announcement, { extra: [...extra, ...extra] }).invalid).toEqual([
    { field: 'extra.x-1', code: 'duplicate-element' },
  ]);
});

const price = elementOf('land-deal-publicity', 'price');
test.each([
  [
    { value: '123.45', currency: 'CNY', unit: '万元' },
    { value: '123.45', currency: 'CNY', unit: '万元' },
  ],
  [{ value: '123.45' }, { value: '123.45', currency: 'CNY', unit: '万元' }],
  ['1,200元', { value: '1200', currency: 'CNY', unit: '元' }],
  [1200, { value: '1200', currency: 'CNY', unit: '万元' }],
])('the amount %j is understood', (raw, value) => {
  expect(readValue(price, raw)).toEqual({ value });
});

const housing = elementOf('housing-allocation', 'recipients');
test.each<[string, Element, unknown, string]>([
  ['words for an amount', price, '面议', 'not-a-number'],
  ['a negative amount', price, '-5', 'not-a-number'],
  ['an amount in acres', price, '5亩', 'unknown-unit'],
  ['an amount in no currency', price, { value: '5', currency: '人民币' }, 'unknown-currency'],
  ['a mode that is on no list', elementOf('land-grant-announcement', 'grant-mode'), 'lottery', 'not-in-list'],
  ['a day that does not exist', elementOf('mining-competitive-deal', 'deal-time'), '2026-02-30', 'not-a-date'],
  ['two lines where one is asked', elementOf('land-deal-publicity', 'grantee'), '甲\n乙', 'more-than-one-line'],
  ['a list for a text', elementOf('land-deal-publicity', 'grantee'), ['甲'], 'not-text'],
  ['a line without end', elementOf('land-deal-publicity', 'grantee'), '甲'.repeat(1001), 'too-long'],
  ['a number for a table', housing, 5, 'not-rows'],
  ['a column the table does not have', housing, [{ colour: '红' }], 'unknown-column'],
  ['words in a number column', housing, [{ name: '张三', 'household-size': '三' }], 'bad-cell'],
])('%s is refused with a stable code', (_, element, raw, code) => {
  expect(readValue(element, raw)).toEqual({ code });
});

test('a code may be given by its Chinese name, a table in words, and empty rows fall away', () => {
  expect(readValue(elementOf('land-grant-announcement', 'grant-mode'), '挂牌')).toEqual({ value: 'listing' });
  expect(readValue(housing, '详见附件')).toEqual({ value: '详见附件' });
  expect(readValue(housing, [{ name: '张三' }, { name: '' }])).toEqual({ value: [{ name: '张三' }] });
});

test('dates are days, instants or periods, as their event is reckoned', () => {
  const tender = (dates: Record<string, string>) => check('engineering-tender-notice', {}, { dates }).invalid.slice();
  expect(tender({ 'notice-received-electronically': '2026-11-20T09:30', 'notice-verified': '2026-11-20' })).toEqual([]);
  expect(tender({ 'notice-received-electronically': '2026-11-20', 'notice-verified': '20 November' })).toEqual([
    { field: 'dates.notice-received-electronically', code: 'not-an-instant' },
    { field: 'dates.notice-verified', code: 'not-a-date' },
  ]);
  expect(tender({ 'auction-day': '2026-11-20' })).toEqual([{ field: 'dates.auction-day', code: 'unknown-date' }]);
  const listing = (window: string) => check('property-project', {}, { dates: { 'listing-window': window } }).invalid;
  expect(listing('2026-11-02/2026-11-30')).toEqual([]);
  expect(listing('2026-11-30/2026-11-02')).toEqual([{ field: 'dates.listing-window', code: 'not-a-period' }]);
});
