import { csvRows } from '../../../src/domain/exchange/csv.js';
import { batchFaults, type BatchRow } from '../../../src/domain/exchange/dual-publicity/batch.js';
import { importedFrom } from '../../../src/domain/exchange/dual-publicity/import.js';
import { sheetOf } from '../../../src/domain/exchange/sheet.js';
import { batchFiles } from '../../../src/exchange/batch-files.js';
import { readTable } from '../../../src/reading/reader/read-table.js';
import { read } from '../../../src/reading/reader/read.js';
import { licence, ORG_CODE, penalty, RESIDENT_ID } from '../../support/credit-records.js';
import { XLSX } from '../../support/files/package.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

const house = tongjiang.dualPublicity!;
const TODAY = '2026-11-24';
const row = (record: BatchRow['record'], operation = 'publish'): BatchRow => ({
  ...{ number: '11230881GK00000773/2026-00001', version: 1, operation, record },
});
const files = async (...rows: BatchRow[]) => await batchFiles(house, rows);
const sheetsIn = (xlsx: Buffer) => {
  const table = readTable(xlsx);
  if (!('sheets' in table)) throw new Error(table.cause);
  return table.sheets;
};

describe('a batch for the licence and penalty reporting system', () => {
  test('has one file a kind: column names in the order of the table, their labels, then the records', async () => {
    const { licence: xk, penalty: cf } = await files(row(licence()), row(penalty()), row(licence({ XK_WSH: '2号' })));
    const rows = csvRows(xk!.csv);
    expect(rows[0]).toEqual(house.licence.fields.map(({ name }) => name));
    expect(rows[1]).toEqual(house.licence.fields.map(({ zh }) => zh));
    expect(rows.slice(2).map((cells) => cells[rows[0]!.indexOf('XK_WSH')])).toEqual([licence().fields.XK_WSH, '2号']);
    expect(csvRows(cf!.csv)).toHaveLength(3);
    expect(Object.keys(await files(row(penalty())))).toEqual(['penalty']);
    expect(await files()).toEqual({});
  });

  test('the workbook is read back by the house’s own reader, every cell a text: 18-digit codes keep their end', async () => {
    const record = penalty({ CF_SY: '=HYPERLINK("http://example.org")', CF_WFXW: '两行\n内容 & <其他>' });
    const { penalty: file } = await files(row(record));
    const [sheet] = sheetsIn(file!.xlsx);
    expect([sheet!.name, sheet!.rows.length]).toEqual(['行政处罚', 3]);
    expect(sheet!.rows.flatMap(({ cells }) => cells).every(([, , number]) => !number)).toBe(true);
    const cells = new Map(sheet!.rows[2]!.cells.map(([at, text]) => [house.penalty.fields[at]!.name, text]));
    expect(Object.fromEntries(cells)).toEqual(record.fields);
    expect(cells.get('CF_XDR_ZJHM')).toBe(RESIDENT_ID);
    const reading = await read(file!.xlsx, XLSX);
    expect([reading.state, reading.parts[0]!.text.includes(RESIDENT_ID)]).toEqual(['read', true]);
  });

  test('both files are taken back by the import as they went', async () => {
    const rows = [
      licence({ XK_NR: '=1+1', XK_XKBH: '-12', BZ: '"引号",逗号\n换行' }),
      licence({ XK_WSH: '2号', XK_XDR_ZZJG: 'M000100Y-4' }),
    ];
    const { licence: file } = await files(...rows.map((each) => row(each)));
    const csv = importedFrom(house, [sheetOf('许可', csvRows(file!.csv))]);
    const book = importedFrom(
      house,
      sheetsIn(file!.xlsx).map(({ name, rows: lines }) => ({
        name,
        rows: lines.map(({ line, cells }) => ({
          line,
          cells: new Map(cells.map(([at, text, number]) => [at, { text, number }])),
        })),
      })),
    );
    for (const { records, refusals } of [csv, book])
      expect([records.map(({ record }) => record), refusals]).toEqual([rows, []]);
    expect(file!.csv).toContain("'=1+1");
    expect(file!.csv).toContain(',-12,');
    expect(file!.csv).toContain(ORG_CODE);
  });

  test('a licence whose publication is taken down or repealed is reported as invalid (XK_ZT 2)', async () => {
    const states = async (operation: string) => {
      const { licence: file } = await files(row(licence(), operation));
      const [names, , values] = csvRows(file!.csv);
      return values![names!.indexOf('XK_ZT')];
    };
    expect([await states('publish'), await states('update'), await states('withdraw'), await states('repeal')]).toEqual(
      [...['1', '1', '2', '2']],
    );
  });

  test('a penalty that was annulled is taken back by its remark, for its table has no state (行政处罚法 48)', async () => {
    const { penalty: file } = await files(row(penalty({ BZ: '原备注' }), 'withdraw'));
    const [names, , values] = csvRows(file!.csv);
    expect(values![names!.indexOf('BZ')]).toBe('信息已撤回，请撤下；原备注');
  });
});

describe('checks before a batch is written', () => {
  test('name the row, the publication and the column; the same decision twice is one', () => {
    const rows = [row(licence()), row(penalty({ CF_NR_FK: '2000元' })), row(licence())];
    expect(
      batchFaults(house, rows, TODAY).map(({ row: at, number, fault }) => [at, number, fault.field, fault.code]),
    ).toEqual([
      [1, rows[1]!.number, 'CF_NR_FK', 'credit-amount'],
      [2, rows[2]!.number, 'XK_WSH', 'credit-repeated'],
    ]);
    expect(batchFaults(house, [row(licence()), row(penalty())], TODAY)).toEqual([]);
  });

  test('do not keep back what is taken back: wrong as it was, it must go', () => {
    expect(batchFaults(house, [row(penalty({ CF_NR_FK: '2000元' }), 'withdraw')], TODAY)).toEqual([]);
  });
});
