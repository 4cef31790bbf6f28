import { read } from '../../src/reading/reader/read.js';
import type { Reading } from '../../src/reading/reading.js';
import { encryptedPdf, gbkPdf, textPdf, unexplainedPdf } from '../support/files/pdf.js';
import { PAGE } from '../support/files/texts.js';

const of = async (bytes: Buffer): Promise<Reading> => await read(bytes, 'application/pdf');
const lines = ({ parts }: Reading): string => parts.map(({ text }) => text.trim()).join('\n');

describe('a PDF with text', () => {
  test('is read page by page through its ToUnicode map', async () => {
    const { state, parts } = await of(textPdf([PAGE, `${PAGE}\n电话：13812345678`]));
    expect(state).toBe('read');
    expect(parts.map(({ where }) => where)).toEqual(['page:1', 'page:2']);
    expect(parts[1]!.text).toContain('电话：13812345678');
  });

  test('is read by the character maps where GBK stands without ToUnicode', async () => {
    const reading = await of(gbkPdf([`${PAGE}\n联系人：王某某，13812345678`]));
    expect([reading.state, lines(reading)]).toEqual(['read', `${PAGE}\n联系人：王某某，13812345678`]);
  });

  test('tells its notes, and its author as metadata and as text', async () => {
    const { parts, metadata } = await of(textPdf([PAGE], { author: '李四', comment: '此处电话 13912345678 不公开' }));
    expect(parts).toContainEqual({ where: 'comment', text: '此处电话 13912345678 不公开' });
    expect(metadata).toEqual([{ name: 'author', value: '李四' }]);
    expect(parts).toContainEqual({ where: 'properties', text: '李四' });
  });

  test('whose map names radicals, as browsers write it, is read as the characters that they stand for', async () => {
    const printed = textPdf(['同江市⼈⺠政府关于国有建设⽤地使⽤权出让的公告\n机密⻓期 ⻋⻔⻚⻛⻢⻩⻰']);
    expect(lines(await of(printed))).toBe('同江市人民政府关于国有建设用地使用权出让的公告\n机密长期 车门页风马黄龙');
  });

  test('opens where only its permissions are bound', async () => {
    expect(lines(await of(encryptedPdf(PAGE, '')))).toBe(PAGE);
  });
});

describe('a PDF that no machine reads to the end is never clean', () => {
  test.each([
    ['with a password', encryptedPdf(PAGE, 'secret'), 'encrypted'],
    ['of pictures only', textPdf([null, null]), 'no-text'],
    [
      'of which one page among many is a picture',
      textPdf([...Array.from({ length: 9 }, () => PAGE), null]),
      'too-little-text',
    ],
    ['of pictures with a number on each page', gbkPdf([null, '第2页', null]), 'too-little-text'],
    ['in codes that nothing explains', unexplainedPdf([`${PAGE}${PAGE}`]), 'garbled'],
    ['with a file within', textPdf([PAGE], { attached: '身份证号' }), 'embedded-objects'],
    ['with a file pinned to a page', textPdf([PAGE], { pinned: '身份证号' }), 'embedded-objects'],
    ['with a script', textPdf([PAGE], { script: 'app.alert(1)' }), 'macros'],
    ['of 500 pages', textPdf(Array.from({ length: 500 }, () => PAGE)), 'too-many-pages'],
    ['cut off', textPdf([PAGE]).subarray(0, 400), 'broken'],
    ['that is none', Buffer.from('%PDF-1.7\nno more'), 'broken'],
  ])('%s', async (_what, bytes, cause) => {
    expect(await of(bytes)).toMatchObject({ state: 'unscannable', cause });
  });

  test('an empty sheet among pages of text is no picture', async () => {
    expect(await of(textPdf([PAGE, PAGE, PAGE, PAGE, '']))).toMatchObject({ state: 'read' });
  });
});
