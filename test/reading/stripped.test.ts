import { kindOf } from '../../src/items/file-kind.js';
import { exifOf } from '../../src/reading/exif.js';
import { jpegSegments } from '../../src/reading/picture-parts.js';
import { read } from '../../src/reading/reader/read.js';
import { textOf, unpacked } from '../../src/reading/reader/unpacked.js';
import { stripped } from '../../src/reading/stripping/stripped.js';
import { docx, inserted, paragraph } from '../support/files/docx.js';
import { gbk } from '../support/files/gbk.js';
import { DOCX, HEAD, PPTX, properties, relations, XLSX } from '../support/files/package.js';
import { textPdf } from '../support/files/pdf.js';
import { placedJpeg, plainJpeg, png, turnedJpeg } from '../support/files/pictures.js';
import { pptx } from '../support/files/pptx.js';
import { PAGE } from '../support/files/texts.js';
import { xlsx } from '../support/files/xlsx.js';

const who = properties({ author: '李四', editor: '王五', company: '同江市某公司', custom: '赵六' });
const settings = `${HEAD}<w:settings xmlns:w="w"><w:rsids><w:rsid w:val="00A77B3E"/></w:rsids></w:settings>`;
const preview = relations([
  { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
  { id: 'rId9', type: 'metadata/thumbnail', target: 'docProps/thumbnail.jpeg' },
]);

const without = (bytes: Buffer, mediaType: string): Buffer => {
  const told = stripped(bytes, mediaType);
  if (told === null) throw new Error('not stripped');
  return Buffer.from(told);
};

describe('an Office document says nothing any more of those who made it', () => {
  test.each([
    ['a.docx', docx(paragraph(PAGE), { ...who, 'word/media/image1.jpeg': placedJpeg() }), DOCX],
    ['a.xlsx', xlsx([{ name: '表', rows: [[PAGE]] }], {}, who), XLSX],
    ['a.pptx', pptx([{ text: PAGE }], who), PPTX],
  ])('%s still is one and reads as before', async (name, bytes, mediaType) => {
    const [before, after] = [await read(bytes, mediaType), await read(without(bytes, mediaType), mediaType)];
    expect(before.metadata.length).toBeGreaterThan(3);
    expect([after.state, after.metadata]).toEqual(['read', []]);
    expect(after.parts).toEqual(before.parts.filter(({ where }) => where !== 'properties'));
    expect(await kindOf(without(bytes, mediaType), name)).toEqual({ ok: true, value: mediaType });
  });

  test('revision ids and the preview go; comments and tracked changes stay', () => {
    const bytes = docx(paragraph(PAGE) + paragraph(inserted('增加')), {
      ...{ '_rels/.rels': preview, 'docProps/thumbnail.jpeg': plainJpeg(), 'word/settings.xml': settings },
    });
    const parts = unpacked(without(bytes, DOCX));
    expect(parts.has('docProps/thumbnail.jpeg')).toBe(false);
    const texts = ['_rels/.rels', 'word/settings.xml', 'word/document.xml'].map((name) => textOf(parts.get(name)));
    expect(texts.join('\n')).not.toMatch(/thumbnail|rsid/);
    expect(texts[2]).toContain('w:author="王五"');
  });

  test('a signed or broken one is left as it is', () => {
    expect(stripped(docx(paragraph(PAGE), { '_xmlsignatures/sig1.xml': '<a/>' }), DOCX)).toBeNull();
    expect(stripped(docx(paragraph(PAGE)).subarray(0, 200), DOCX)).toBeNull();
  });
});

describe('a picture', () => {
  const metadataOf = async (bytes: Buffer, mediaType: string) => {
    const { metadata } = await read(bytes, mediaType);
    return metadata;
  };

  test('a photo loses place, author and comment, and not a byte of the picture', () => {
    expect(without(placedJpeg(), 'image/jpeg').equals(plainJpeg())).toBe(true);
    const hidden = Buffer.concat([placedJpeg(), Buffer.from('more behind the end')]);
    expect(without(hidden, 'image/jpeg').equals(plainJpeg())).toBe(true);
  });

  test('a photo taken upright stays upright', async () => {
    const upright = without(turnedJpeg(6), 'image/jpeg');
    expect(upright.equals(turnedJpeg(6))).toBe(false);
    expect(upright.includes('Li Si')).toBe(false);
    expect(await metadataOf(upright, 'image/jpeg')).toEqual([]);
    expect(
      jpegSegments(upright)!.flatMap(({ kind, content }) => (kind === 'e1' ? [exifOf(content.subarray(6))] : [])),
    ).toEqual([{ orientation: 6, hasPlace: false, author: null, bare: true }]);
  });

  test('a PNG loses its texts and its place', async () => {
    const bytes = png({ Author: 'Li Si' }, { place: true });
    expect(await metadataOf(bytes, 'image/png')).toHaveLength(2);
    expect(without(bytes, 'image/png').equals(png())).toBe(true);
  });

  test('one that is cut off is left as it is', () => {
    expect(stripped(placedJpeg().subarray(0, 150), 'image/jpeg')).toBeNull();
    expect(stripped(png().subarray(0, 40), 'image/png')).toBeNull();
  });
});

test('a page loses the lines of its author and program, a text has none to lose', async () => {
  const meta = '<meta name="author" content="李四"><META NAME=Generator CONTENT="WPS">';
  const bytes = gbk(`<html><head><title>公告</title>${meta}</head><p>${PAGE}</p></html>`);
  expect((await read(bytes, 'text/html')).metadata).toEqual([
    { name: 'author', value: '李四' },
    { name: 'program', value: 'WPS' },
  ]);
  const after = without(bytes, 'text/html; charset=gb18030');
  expect(after.equals(gbk(`<html><head><title>公告</title></head><p>${PAGE}</p></html>`))).toBe(true);
  expect(without(gbk(PAGE), 'text/plain; charset=gb18030').equals(gbk(PAGE))).toBe(true);
});

test('a PDF and what is unknown are left as they are', () => {
  expect(stripped(textPdf([PAGE], { author: '李四' }), 'application/pdf')).toBeNull();
  expect(stripped(Buffer.from('OFD'), 'application/ofd')).toBeNull();
});
