import { read } from '../../src/reading/reader/read.js';
import type { Reading } from '../../src/reading/reading.js';
import * as word from '../support/files/docx.js';
import { DOCX, HEAD, PPTX, properties, relations, zipped } from '../support/files/package.js';
import { placedJpeg, png } from '../support/files/pictures.js';
import { pptx } from '../support/files/pptx.js';
import { PAGE } from '../support/files/texts.js';
import { textAt as at } from '../support/files/text-at.js';

const { docx, paragraph } = word;
const embedded = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a Word document', () => {
  const of = async (bytes: Buffer): Promise<Reading> => await read(bytes, DOCX);

  test('is read in all places where words stand', async () => {
    const reading = await of(
      docx(
        paragraph(PAGE) +
          word.table([
            ['姓名', '电话'],
            ['王某某', '13812345678'],
          ]) +
          paragraph(word.run('正文') + word.textBox('文本框')),
        {
          'word/header1.xml': word.header('页眉'),
          'word/footer1.xml': word.footer('页脚'),
          'word/comments.xml': word.comments('批注'),
          'word/footnotes.xml': word.notes('footnote', '脚注'),
          'word/endnotes.xml': word.notes('endnote', '尾注'),
        },
      ),
    );
    expect(reading.state).toBe('read');
    expect(at(reading, 'body')).toMatch(/公告\n[\s\S]*王某某\s+13812345678[\s\S]*正文$/);
    const places = ['text-box', 'header', 'footer', 'comment', 'footnote', 'endnote'];
    expect(places.map((place) => at(reading, place))).toEqual(['文本框', '页眉', '页脚', '批注', '脚注', '尾注']);
  });

  test('a number is whole where a new run begins', async () => {
    expect(at(await of(docx(paragraph(word.run('电话138') + word.run('12345678')))), 'body')).toBe('电话13812345678');
  });

  test('tracked changes: the sentence as it is now, and as it was before, no number torn in either', async () => {
    const changed = word.run('电话138') + word.deleted('1234') + word.inserted('9876') + word.run('5678');
    const reading = await of(docx(paragraph(PAGE) + paragraph(changed)));
    expect(at(reading, 'body')).toBe(`${PAGE}\n电话13898765678`);
    expect(at(reading, 'deleted-revision')).toBe('电话13812345678');
    expect(reading.metadata).toEqual([
      { name: 'revision-text', value: '2' },
      { name: 'revision-author', value: '李四' },
      { name: 'revision-author', value: '王五' },
    ]);
  });

  test('tells its properties as metadata and as text, and the place in its pictures', async () => {
    const more = properties({ author: '李四', editor: '王五', company: '同江市某公司', custom: 'D:\\李四\\名单.docx' });
    const reading = await of(docx(paragraph(PAGE), { ...more, 'word/media/image1.jpeg': placedJpeg() }));
    expect(reading.metadata).toEqual(
      expect.arrayContaining([
        { name: 'author', value: '李四' },
        { name: 'last-editor', value: '王五' },
        { name: 'company', value: '同江市某公司' },
        { name: 'custom', value: 'D:\\李四\\名单.docx' },
        { name: 'exif', value: 'GPS' },
      ]),
    );
    expect(at(reading, 'properties')).toContain('李四\n王五');
  });

  test('reads charts, data bound to the text and where links lead', async () => {
    const reading = await of(
      docx(paragraph(PAGE), {
        'word/charts/chart1.xml': `${HEAD}<c:chart xmlns:c="c"><c:pt><c:v>王某某</c:v></c:pt></c:chart>`,
        'customXml/item1.xml': `${HEAD}<data><phone>13812345678</phone></data>`,
        'word/_rels/document.xml.rels': relations([
          { id: 'r1', type: 'hyperlink', target: 'mailto:wang@example.cn', external: true },
        ]),
      }),
    );
    expect(at(reading, 'elsewhere:word/charts/chart1.xml')).toBe('王某某');
    expect(at(reading, 'elsewhere:customXml/item1.xml')).toBe('13812345678');
    expect(at(reading, 'link')).toBe('mailto:wang@example.cn');
  });

  test.each([
    ['with macros', docx(paragraph(PAGE), { 'word/vbaProject.bin': embedded }), 'macros'],
    [
      'with an object within',
      docx(paragraph(PAGE), { 'word/embeddings/oleObject1.bin': embedded }),
      'embedded-objects',
    ],
    ['with a file within that has no known kind', docx(paragraph(PAGE), { 'word/a.mht': 'x' }), 'embedded-objects'],
    [
      'that brings in another text',
      docx(paragraph(PAGE), {
        'word/_rels/document.xml.rels': relations([{ id: 'r1', type: 'aFChunk', target: 'chunk.xml' }]),
      }),
      'embedded-objects',
    ],
    ['with a password', embedded, 'encrypted'],
    ['that is empty but for its author', docx('', properties({ author: '李四' })), 'no-text'],
    [
      'that is a scan pasted in',
      docx(paragraph('附件'), { 'word/media/image1.png': png(), 'word/media/image2.png': png() }),
      'too-little-text',
    ],
    ['that is no XML', docx('', { 'word/document.xml': '<w:p>' }), 'broken'],
    ['cut off', docx(paragraph(PAGE)).subarray(0, 300), 'broken'],
    ['that is another zip', zipped({ 'a.txt': '公告' }), 'embedded-objects'],
  ])('%s is never clean', async (_what, bytes, cause) => {
    expect(await of(bytes)).toMatchObject({ state: 'unscannable', cause });
  });

  test('what can be read of a dangerous one is still looked through', async () => {
    const reading = await of(docx(paragraph('电话13812345678'), { 'word/vbaProject.bin': embedded }));
    expect(at(reading, 'body')).toBe('电话13812345678');
  });
});

describe('a presentation', () => {
  const of = async (bytes: Buffer): Promise<Reading> => await read(bytes, PPTX);

  test('is read in its slides and notes, runs together, hidden slides named so', async () => {
    const reading = await of(
      pptx(
        [
          { text: '电话138|12345678', notes: '讲稿' },
          { text: '第二页', hidden: true },
        ],
        properties({ author: '李四' }),
      ),
    );
    expect(reading.state).toBe('read');
    expect(at(reading, 'slide:1')).toBe('电话13812345678');
    expect([at(reading, 'notes:1'), at(reading, 'hidden-slide:2')]).toEqual(['讲稿', '第二页']);
    expect(reading.metadata).toEqual([{ name: 'author', value: '李四' }]);
  });

  test('a slide that is a picture keeps it from being clean; what stands for the picture is read', async () => {
    const reading = await of(pptx([{ text: PAGE }, { text: '', picture: '王某某身份证' }]));
    expect(reading).toMatchObject({ state: 'unscannable', cause: 'too-little-text' });
    expect(at(reading, 'slide:2')).toBe('王某某身份证');
  });
});
