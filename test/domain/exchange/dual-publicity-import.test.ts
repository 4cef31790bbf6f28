import { csvOf, csvRows, unguarded } from '../../../src/domain/exchange/csv.js';
import { importedFrom } from '../../../src/domain/exchange/dual-publicity/import.js';
import { columnName, dayOfSerial, sheetOf, type SheetRows } from '../../../src/domain/exchange/sheet.js';
import { licence, penalty } from '../../support/credit-records.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const house = tongjiang.dualPublicity!;
const rowsOf = (...records: ReturnType<typeof licence>[]): string[][] => {
  const names = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  return [names, ...records.map(({ fields }) => names.map((name) => fields[name] ?? ''))];
};
const read = (...sheets: SheetRows[]) => importedFrom(house, sheets);
const codes = (...sheets: SheetRows[]) => read(...sheets).refusals.map(({ code, params }) => [code, params]);

describe('CSV', () => {
  test('comes back as it went: quotes, commas, line breaks, blanks at the ends', () => {
    const rows = [
      ['甲', 'a,b', '他说"好"', '两\r\n行'],
      ['', ' 空 ', '"', '\n'],
    ];
    expect(csvRows(csvOf(rows))).toEqual(rows);
    expect(csvOf(rows).startsWith('\uFEFF甲,"a,b","他说""好""",')).toBe(true);
  });

  test.each(['=1+1', '+cmd|/c calc!A1', '-2+3+cmd', '@SUM(A1)', '＝1+1', '\t=1+1', ' =1+1', '-1+1'])(
    'a spreadsheet does not compute %j, and what is read back is the same',
    (value) => {
      const [[written = ''] = []] = csvRows(csvOf([[value]]));
      expect([written, unguarded(written)]).toEqual([`'${value}`, value]);
    },
  );

  test.each(['-0.5', '+86 454 292 1234', '-12', '0454-2921234', '同建罚字〔2026〕7号', "'60年代'"])(
    '%j stays as it is',
    (value) => {
      expect([csvRows(csvOf([[value]])), unguarded(value)]).toEqual([[[value]], value]);
    },
  );

  test('lines end by LF, CRLF or CR; a tab or a semicolon may separate', () => {
    for (const text of ['a,b\nc,d', 'a,b\r\nc,d\r\n', 'a,b\rc,d\r', 'a;b\nc;d', 'a\tb\nc\td'])
      expect(csvRows(text)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    expect(csvRows('')).toEqual([]);
  });
});

describe('a table of records', () => {
  test('is known by field names, by the Chinese labels, and by both under a title', () => {
    const names = rowsOf(licence());
    const labels = names[0]!.map((name) => house.licence.fields.find((field) => field.name === name)!.zh);
    const title = ['行政许可公示信息', '', ''];
    for (const rows of [names, [labels, names[1]!], [title, names[0]!, labels, names[1]!]])
      expect(read(sheetOf('许可', rows))).toMatchObject({
        refusals: [],
        records: [{ record: licence(), sheet: '许可' }],
      });
  });

  test('of 2015 is known by its names: two columns of kinds become one, what is no longer reported is read over', () => {
    const rows = [
      ['CF_WSH', 'CF_CFMC', 'CF_CFLB1', 'CF_CFLB2', 'CF_XDR_SFZ', 'CF_XZJG', 'CF_JG', 'CF_ZT', 'DFBM', 'SJC'],
      ['罚1号', '某案', '罚款', '警告', '11010519491231002x', '某局', '罚款2000元', '0', '230881', '2016-01-01'],
    ];
    expect(read(sheetOf('处罚', rows)).records[0]!.record).toEqual({
      kind: 'penalty',
      fields: {
        ...{ CF_WSH: '罚1号', CF_CFLB: '罚款；警告', CF_XDR_ZJHM: '11010519491231002X' },
        ...{ CF_CFJG: '某局', CF_NR: '罚款2000元' },
      },
    });
  });

  test('licences and penalties may be sheets of one workbook; empty sheets and rows are read over', () => {
    const sheets = [
      sheetOf('许可', [...rowsOf(licence()), ['', '']]),
      sheetOf('处罚', rowsOf(penalty())),
      sheetOf('空', [['']]),
    ];
    expect(read(...sheets).records.map(({ record, line }) => [record.kind, line])).toEqual([
      ['licence', 2],
      ['penalty', 2],
    ]);
  });

  test('what is no table, an unknown column and one that comes twice are named by sheet and column, all at once', () => {
    expect(codes(sheetOf('甲', [['随便', '写写']]))).toEqual([['import-no-header', { sheet: '甲' }]]);
    const [names, values] = rowsOf(licence());
    const more = sheetOf('乙', [
      [...names!, '经办人', 'XK_WSH'],
      [...values!, '张三', '1'],
    ]);
    const column = (at: number) => columnName(names!.length + at);
    expect(codes(more)).toEqual([
      ['import-unknown-column', { sheet: '乙', column: column(0), name: '经办人' }],
      ['import-column-twice', { sheet: '乙', column: column(1), name: 'XK_WSH' }],
    ]);
  });

  test('numbers of a spreadsheet: days are days, amounts are rounded, a code that lost its end is named', () => {
    const cells: [string, string, boolean][] = [
      ['XK_WSH', '15', true],
      ['XK_JDRQ', '46077', true],
      ['XK_YXQZ', '2026/3/5', false],
      ['XK_XDR_SHXYM', '9.1350100000100096E+17', true],
      ['XK_XDR_GSZC', '230881600012345', true],
    ];
    const row = (line: number, of: (cell: [string, string, boolean]) => [string, boolean]) => ({
      line,
      cells: new Map(cells.map((cell, at) => [at, { text: of(cell)[0], number: of(cell)[1] }])),
    });
    const sheet = {
      name: '许可',
      rows: [row(1, ([name]) => [name, false]), row(7, ([, text, number]) => [text, number])],
    };
    expect(read(sheet).records[0]!.record.fields).toMatchObject({
      ...{ XK_WSH: '15', XK_JDRQ: '2026-02-24', XK_YXQZ: '2026-03-05', XK_XDR_GSZC: '230881600012345' },
    });
    expect(codes(sheet)).toMatchObject([['import-digits-lost', { sheet: '许可', line: 7, column: 'D' }]]);
  });

  test('days are counted from 1900 or, in old workbooks of the Mac, from 1904; columns from A to ZZ', () => {
    expect([dayOfSerial(46077), dayOfSerial(46077 - 1462, true), dayOfSerial(46077.75), dayOfSerial(3)]).toEqual([
      ...['2026-02-24', '2026-02-24', '2026-02-24', null],
    ]);
    expect([columnName(0), columnName(25), columnName(26), columnName(701)]).toEqual(['A', 'Z', 'AA', 'ZZ']);
  });
});
