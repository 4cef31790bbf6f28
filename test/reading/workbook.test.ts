import { read } from '../../src/reading/reader/read.js';
import type { Reading } from '../../src/reading/reading.js';
import { HEAD, properties, XLSX } from '../support/files/package.js';
import { textAt as at } from '../support/files/text-at.js';
import { xlsx, xlsxComments } from '../support/files/xlsx.js';

describe('a workbook', () => {
  const of = async (bytes: Buffer): Promise<Reading> => await read(bytes, XLSX);

  test('is read in all its sheets, hidden ones named so, with comments and defined names', async () => {
    const reading = await of(
      xlsx(
        [
          {
            name: '公告',
            rows: [
              ['宗地', '面积'],
              ['一号', 1.25],
            ],
          },
          { name: '名单', state: 'hidden', rows: [['王某某', 13812345678]], part: 'worksheets/list.xml' },
          { name: '底稿', state: 'veryHidden', rows: [['李某某', '1.3912345678E10']], part: 'other/x.xml' },
        ],
        { 联系人: '"赵某某"' },
        { 'xl/comments1.xml': xlsxComments('此行不公开') },
      ),
    );
    expect(reading.state).toBe('read');
    expect(at(reading, 'sheet:公告')).toBe('宗地\t面积\n一号\t1.25');
    expect(at(reading, 'hidden-sheet:名单')).toBe('王某某\t13812345678');
    expect(at(reading, 'hidden-sheet:底稿')).toContain('李某某');
    expect(at(reading, 'comment')).toBe('赵六\n此行不公开');
    expect(at(reading, 'defined-name')).toBe('联系人 "赵某某"');
  });

  test('reads what no cell shows: strings left over, words in formulas, headers, records behind a pivot table', async () => {
    const more =
      '<dataValidations><dataValidation prompt="填身份证号"><formula1>"张三,李四"</formula1></dataValidation></dataValidations><headerFooter><evenFooter>内部资料</evenFooter></headerFooter>';
    const reading = await of(
      xlsx(
        [{ name: '表', rows: [['宗地']], more }],
        {},
        {
          'xl/pivotCache/pivotCacheRecords1.xml': `${HEAD}<r xmlns="m"><r><s v="王某某"/><n v="13812345678"/></r></r>`,
        },
        ['已删除的王某某'],
      ),
    );
    expect(at(reading, 'sheet:表').split('\n')).toEqual(['宗地', '填身份证号', '张三,李四', '内部资料']);
    expect(at(reading, 'elsewhere:xl/pivotCache/pivotCacheRecords1.xml')).toBe('王某某\n13812345678');
    expect(at(reading, 'leftover')).toBe('已删除的王某某');
  });

  test('a long number that a program wrote with an exponent is written out', async () => {
    const sheet = `${HEAD}<worksheet><sheetData><row><c><v>1.3812345678E10</v></c></row></sheetData></worksheet>`;
    const reading = await of(xlsx([{ name: '表', rows: [['公告']] }], {}, { 'xl/worksheets/sheet2.xml': sheet }));
    expect(at(reading, 'sheet:xl/worksheets/sheet2.xml')).toBe('13812345678');
  });

  test('tells its properties', async () => {
    const { metadata } = await of(xlsx([{ name: '表', rows: [['公告']] }], {}, properties({ author: '李四' })));
    expect(metadata).toContainEqual({ name: 'author', value: '李四' });
  });
});
