import { creditDecision, decisionIn } from '../../../src/domain/exchange/dual-publicity/decision.js';
import { normalRecord } from '../../../src/domain/exchange/dual-publicity/normal.js';
import { isOrgCode } from '../../../src/domain/exchange/dual-publicity/org-code.js';
import { listFaults, recordFaults } from '../../../src/domain/exchange/dual-publicity/record-faults.js';
import type { CreditRecord } from '../../../src/domain/exchange/dual-publicity/table.js';
import { licence, ORG_CODE, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const house = tongjiang.dualPublicity!;
const TODAY = '2026-11-24';
const said = (record: CreditRecord) =>
  recordFaults(house, normalRecord(house, record), TODAY).map(({ field, code }) => `${field} ${code}`);

describe('the table of the reporting system', () => {
  test('has the columns of the verified table, 28 for licences and 30 for penalties, in its order', () => {
    const [xk, cf] = [house.licence, house.penalty].map(({ fields }) => fields.map(({ name }) => name));
    expect([xk!.length, xk![0], xk!.at(-1)]).toEqual([28, 'XK_XDR_MC', 'BZ']);
    expect([cf!.length, cf![0], cf!.at(-1)]).toEqual([30, 'CF_XDR_MC', 'BZ']);
  });

  test('knows the fourteen kinds of penalty of 行政处罚法 第9条', () => {
    expect(house.codeLists['penalty-kind']!.map(({ value }) => value)).toEqual([
      ...['警告', '通报批评', '罚款', '没收违法所得', '没收非法财物', '暂扣许可证件', '降低资质等级', '吊销许可证件'],
      ...['限制开展生产经营活动', '责令停产停业', '责令关闭', '限制从业', '行政拘留', '其他'],
    ]);
  });
});

describe('codes with a check sign', () => {
  test.each(['91350100M000100Y43', '91230500MA1B3N1N2M', '11230500001755309F', '91320105780688132K'])(
    'GB 32100: %s passes',
    (XK_XDR_SHXYM) => {
      expect(said(licence({ XK_XDR_SHXYM }))).toEqual([]);
    },
  );
  test.each(['12440300MB2C92519E', '12620000739610982M', '91359128593462349A', '00000000000000000X'])(
    'GB 32100: %s does not pass as the code of a firm',
    (XK_XDR_SHXYM) => {
      expect(said(licence({ XK_XDR_SHXYM }))).toEqual(['XK_XDR_SHXYM credit-uscc-check-digit']);
    },
  );

  test('seventeen zeros and X stand for an authority without a code, and for nobody else', () => {
    expect(said(licence({ XK_XKJGDM: '00000000000000000X' }))).toEqual([]);
    expect(said(licence({ XK_XKJGDM: '12440300MB2C92519E' }))).toEqual(['XK_XKJGDM credit-uscc-check-digit']);
  });

  test('GB 11643: a resident’s number passes with its check sign, with a small x too, and with a real birthday only', () => {
    for (const id of ['11010519491231002X', '440524188001010014', '11010519491231002x'])
      expect(said(penalty({ CF_XDR_ZJHM: id }))).toEqual([]);
    for (const id of ['110105194912310021', '11010519491331002X', '1101051949123100'])
      expect(said(penalty({ CF_XDR_ZJHM: id }))).toEqual(['CF_XDR_ZJHM credit-resident-id']);
    expect(said(penalty({ CF_XDR_ZJLX: '护照号', CF_XDR_ZJHM: 'E12345678' }))).toEqual([]);
  });

  test('GB 11714: signs 9-17 of a unified code are an organisation code; another one beside it is named', () => {
    expect([isOrgCode('M000100Y4'), isOrgCode('78068813-2'), isOrgCode('780688133')]).toEqual([true, true, false]);
    expect(said(licence({ XK_XDR_ZZJG: 'M000100Y-4' }))).toEqual([]);
    expect(said(licence({ XK_XDR_ZZJG: '780688132' }))).toEqual(['XK_XDR_ZZJG credit-codes-disagree']);
  });
});

describe('what must be filled in follows the counterparty and the penalty', () => {
  test('an organisation has its code and its legal representative with an id', () => {
    const bare = { XK_XDR_SHXYM: '', XK_FRDB: '', XK_FR_ZJLX: '', XK_FR_ZJHM: '' };
    expect(said(licence(bare))).toEqual(Object.keys(bare).map((name) => `${name} credit-required-org`));
  });

  test('a natural person has kind and number of an id; an individual business any one of its codes', () => {
    expect(said(penalty({ CF_XDR_ZJLX: '', CF_XDR_ZJHM: '' }))).toEqual([
      'CF_XDR_ZJLX credit-required-person',
      'CF_XDR_ZJHM credit-required-person',
    ]);
    const business = { CF_XDR_LB: '个体工商户', CF_XDR_ZJLX: '', CF_XDR_ZJHM: '' };
    expect(said(penalty(business))).toEqual(['CF_XDR_SHXYM credit-business-code']);
    expect(said(penalty({ ...business, CF_XDR_GSZC: '230881600012345' }))).toEqual([]);
  });

  test('a fine has its amount, a confiscation its value, a suspended licence its name and number', () => {
    expect(said(penalty({ CF_CFLB: '罚款、没收违法所得,暂扣许可证件', CF_NR_FK: '' }))).toEqual([
      'CF_NR_FK credit-required-condition',
      'CF_NR_WFFF credit-required-condition',
      'CF_NR_ZKDX credit-required-condition',
    ]);
    expect(said(penalty({ CF_CFLB: '警告', CF_NR_FK: '' }))).toEqual([]);
  });

  test('every fault is named at once, and a column the table does not have', () => {
    const faults = said({ kind: 'licence', fields: { XK_XDR_LB: '公司', XK_UNKNOWN: 'x' } });
    expect(faults.length).toBe(15);
    expect(faults).toEqual(expect.arrayContaining(['XK_UNKNOWN credit-unknown-column', 'XK_XDR_LB credit-code']));
  });
});

describe('dates, amounts and codes', () => {
  test('dates are days that exist, the decision not after the validity begins, that not after it ends, none in the future', () => {
    expect(said(licence({ XK_JDRQ: '2026-02-30' }))).toEqual(['XK_JDRQ credit-date']);
    expect(said(licence({ XK_YXQZ: '2026-11-15' }))).toEqual(['XK_YXQZ credit-date-order']);
    expect(said(licence({ XK_YXQZI: '2026-11-15' }))).toEqual(['XK_YXQZI credit-date-order']);
    expect(said(licence({ XK_JDRQ: '2026-11-25', XK_YXQZ: '2026-11-25' }))).toEqual(['XK_JDRQ credit-date-future']);
    expect(said(licence({ XK_YXQZI: '2100-01-01' }))).toEqual(['XK_YXQZI credit-date']);
  });

  test('amounts are in 万元 with at most six decimals: 2000 yuan is 0.2', () => {
    for (const good of ['0.2', '0', '1234.567891', '1,234.5', '１２'])
      expect(said(penalty({ CF_NR_FK: good }))).toEqual([]);
    for (const bad of ['0.1234567', '-1', '2000元', '1e3', '.5', '1234567890123'])
      expect(said(penalty({ CF_NR_FK: bad }))).toEqual(['CF_NR_FK credit-amount']);
  });

  test('其他 may be explained; what is not in the list is refused, a text past its length too', () => {
    expect(said(licence({ XK_XKLB: '其他-补办' }))).toEqual([]);
    expect(said(licence({ XK_XKLB: '其他补办' }))).toEqual(['XK_XKLB credit-code']);
    expect(said(penalty({ CF_CFLB: '罚款；训诫' }))).toEqual(['CF_CFLB credit-code']);
    expect(said(licence({ XK_XDR_MC: '长'.repeat(201) }))).toEqual(['XK_XDR_MC credit-too-long']);
  });

  test('is stored as it is exchanged: days by hyphens, codes in capitals, several penalties by one sign, a state by its number', () => {
    const typed = { XK_JDRQ: '2026/3/5', XK_YXQZ: '2026年3月5日', XK_YXQZI: '2099-12-31 00:00:00', XK_ZT: '有效' };
    expect(
      normalRecord(house, licence({ ...typed, XK_XDR_SHXYM: ` ${ORG_CODE.toLowerCase()} ` })).fields,
    ).toMatchObject({
      ...{ XK_JDRQ: '2026-03-05', XK_YXQZ: '2026-03-05', XK_YXQZI: '2099-12-31', XK_ZT: '1', XK_XDR_SHXYM: ORG_CODE },
    });
    expect(normalRecord(house, penalty({ CF_CFLB: '罚款、警告,罚款' })).fields.CF_CFLB).toBe('罚款；警告');
  });
});

describe('the same decision twice', () => {
  test('is told by document number and code of the counterparty, within the item and in others of the unit', () => {
    const faults = listFaults(house, [licence(), penalty(), licence({ XK_NR: '另一内容' })], TODAY, [1]);
    expect(faults.map(({ record, code }) => [record, code])).toEqual([
      [1, 'credit-repeated-elsewhere'],
      [2, 'credit-repeated'],
    ]);
    expect(listFaults(house, [licence(), licence({ XK_WSH: '另一文号' })], TODAY)).toEqual([]);
  });

  test('no fault repeats the number of a person', () => {
    const faults = listFaults(house, [penalty({ CF_XDR_ZJHM: '110105194912310021' }), penalty(), penalty()], TODAY);
    expect(JSON.stringify(faults)).not.toContain('1101051949');
    expect(JSON.stringify(faults)).not.toContain(RESIDENT_ID);
  });
});

describe('which items are such decisions (方案五（三）, A28)', () => {
  test('an entry of nothing else always; any other, in every domain, with a record', () => {
    const entries = (channels: 'always' | 'if-licence' | 'if-penalty' | undefined) =>
      channels === undefined ? {} : { creditChannels: channels };
    expect(creditDecision(entries('always'), [])).toBe(true);
    for (const channels of ['if-licence', 'if-penalty', undefined] as const)
      expect([creditDecision(entries(channels), []), creditDecision(entries(channels), [penalty()])]).toEqual([
        false,
        true,
      ]);
  });

  test('the clock of seven working days starts with the earliest decision', () => {
    expect(decisionIn(house, [penalty(), licence()])).toEqual({ kind: 'penalty', madeOn: '2026-11-16' });
    expect([decisionIn(house, []), decisionIn(null, [licence()])]).toEqual([null, null]);
  });
});
