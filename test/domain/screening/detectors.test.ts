import { maskOf } from '../../../src/domain/screening/mask-forms.js';
import { judges } from './judging.js';

describe('GB 11643-1999 公民身份号码', () => {
  judges('resident-id', [
    ['division, day of birth and check digit fit', '张三 11010519491231002X', ['11010519491231002X']],
    ['a small x', '号码11010519491231002x。', ['11010519491231002x']],
    ['in groups', '110105 19491231 002X', ['110105 19491231 002X']],
    ['a sign of no width between', '110105\u200b19491231002X', ['110105\u200b19491231002X']],
    ['full width', '１１０１０５１９４９１２３１００２Ｘ', ['１１０１０５１９４９１２３１００２Ｘ']],
    ['O for 0 and l for 1', 'l1O105l949123l002X', ['l1O105l949123l002X']],
    ['× for X', '身份证11010519491231002×', ['11010519491231002×']],
    ['no such day', '110105194902310027', []],
    ['no such division', '990105194912310023', []],
    ['no county', '身份证 110000194912310028', []],
    ['the check digit does not fit', '110105194912310021', []],
    ['does not fit, and is called an id', '身份证号：110105194912310021', ['110105194912310021']],
    ['part of a longer number', '1110105194912310029', []],
    ['fits by chance, and is called a contract', '合同编号：11010519491231002X', []],
    ['the contract is named by the column', '11010519491231002X', [], { label: '合同编号' }],
    ['the paper is named, and then the person', '合同乙方身份证号：11010519491231002X', ['11010519491231002X']],
  ]);
});

describe('GB 11643-1989 公民身份号码 of fifteen digits', () => {
  judges('resident-id', [
    ['called an id', '身份证110105491231002', ['110105491231002']],
    ['named by the column', '110105491231002', ['110105491231002'], { label: '身份证号' }],
    ['no day of birth', '身份证110105491331002', []],
    ['called a file', '档案编号110105491231002', []],
  ]);
});

describe('港澳台居民居住证 (2018)', () => {
  judges('resident-id', [
    ['810000 of Hong Kong', '810000199408230021', ['810000199408230021']],
    ['no other division of 81', '810001199408230021', []],
  ]);
});

describe('ISO/IEC 7812-1 bank cards', () => {
  judges('bank-card', [
    ['19 digits of UnionPay with Luhn', '卡号6222021234567890128', ['6222021234567890128']],
    ['in groups, and a sum behind', '4111 1111 1111 1111 720.00元', ['4111 1111 1111 1111']],
    ['four, six, five', '3782-822463-10005', ['3782-822463-10005']],
    ['Luhn does not fit', '卡号4111111111111112', []],
    ['no issuer', '1111111111111117', []],
    ['called an order', '订单号4111111111111111', []],
    ['a contract that names a card', '合同约定收款卡号4111111111111111', ['4111111111111111']],
  ]);
});

describe('GB 32100-2015 统一社会信用代码', () => {
  judges('credit-code', [
    ['a valid one is public', '统一社会信用代码91230881GK0000325G', []],
    ['a wrong check character is to be mended', '统一社会信用代码91230881GK0000325H', ['91230881GK0000325H']],
    ['a letter the alphabet lacks', '信用代码：91230881GKO000325G', ['91230881GKO000325G']],
    ['a sign too few', '91230881GK0000325', ['91230881GK0000325'], { label: '统一社会信用代码' }],
    ['nobody calls it so, and it looks like a firm', '中标人91230881GK0000325H放弃', ['91230881GK0000325H']],
    ['called a contract', '合同编号91230881GK0000325H', []],
  ]);
});

describe('telephones and letter boxes', () => {
  judges('mobile', [
    ['with the country', '+86 138-0013-8000', ['+86 138-0013-8000']],
    ['a sum', '合计13800138000元', []],
    ['the number of a thing', '资产编号13800138000', []],
  ]);
  judges('landline', [
    ['an office', '监督电话0454-2921234', []],
    ['a home, by the nearest word', '住房中心登记的家庭电话：0454-2921234', ['0454-2921234']],
    ['an account', '账号08123456789', []],
  ]);
  judges('e-mail', [
    ['of the government', 'a@tongjiang.gov.cn', []],
    ['of a person', '申请人邮箱zs@163.com', ['zs@163.com']],
    ['of an office', '意见反馈邮箱：zs@163.com', []],
  ]);
});

describe('travel papers (ICAO 9303 passports; permits of Hong Kong, Macau and Taiwan)', () => {
  judges('passport', [
    ['ordinary', '持E12345678入境', ['E12345678']],
    ['with a second letter', 'EJ1234567', ['EJ1234567']],
    ['foreign, called so', '护照号码：M12345678', ['M12345678']],
    ['not called so', '型号M12345678', []],
  ]);
  judges('permit', [
    ['回乡证', '回乡证H0123456701', ['H0123456701']],
    ['台胞证', '台胞证号：01234567', ['01234567']],
    ['永久居留', '永久居留身份证GBR110080010101', ['GBR110080010101']],
  ]);
});

describe('GA 36-2018 plates', () => {
  judges('plate', [
    ['a small car', '黑D·A1234', ['黑D·A1234']],
    ['new energy, small', '黑DF12345', ['黑DF12345']],
    ['new energy, large', '黑D12345F', ['黑D12345F']],
    ['of a special use', '黑D1234挂', ['黑D1234挂']],
    ['no letter I or O', '黑DI1234O', []],
  ]);
});

test('an id with × for its check digit is masked like any other', () => {
  expect(maskOf('resident-id', '11010519491231002×')).toBe('110105********002×');
});
