import { hasIdentifier, maskIdentifiers } from '../../../src/domain/catalogue/masking.js';

test.each([
  ['a resident id', '张三，身份证号11010519491231002X。', '张三，身份证号＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊。'],
  ['a resident id in full-width digits', '１１０１０５１９４９１２３１００２Ｘ', '＊'.repeat(18)],
  ['a resident id of the first generation', '旧证110105491231002', `旧证${'＊'.repeat(15)}`],
  ['a bank card in groups', '卡号6222 0200 1234 5678 901', `卡号${'＊'.repeat(23)}`],
  ['a mobile number', '电话13904541234转', `电话${'＊'.repeat(11)}转`],
  ['a number with area code', '电话0454-2922345', `电话${'＊'.repeat(12)}`],
])('%s is hidden and the words around it stay', (_, text, masked) => {
  expect(maskIdentifiers(text)).toBe(masked);
});

test('a run of digits inside a longer number is not an id', () => {
  const text = '编号99911010519491231002X1234';
  expect(maskIdentifiers(text)).toBe(text);
});

test('an id inside a card number of 19 digits is not cut out: the card is hidden whole', () => {
  expect(maskIdentifiers('6110105194912310021')).toBe('＊'.repeat(19));
});

test.each([
  '统一社会信用代码11230500001755309F',
  '总投资12,000,000元',
  '同国土出〔2026〕5号',
  '2026年11月23日14时30分',
  '230881001001GB00001',
])('there is nothing to hide in %s', (text) => {
  expect([hasIdentifier(text), maskIdentifiers(text)]).toEqual([false, text]);
});
