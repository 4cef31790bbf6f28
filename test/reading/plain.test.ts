import { read } from '../../src/reading/reader/read.js';
import type { Reading } from '../../src/reading/reading.js';
import { gbk } from '../support/files/gbk.js';
import { placedJpeg, plainJpeg, png } from '../support/files/pictures.js';
import { PAGE } from '../support/files/texts.js';

const bodyOf = ({ parts }: Reading): string => parts.map(({ text }) => text).join('\n');
const ROWS = '姓名,电话\n王某某,13812345678\n';

describe('plain text and tables', () => {
  test.each([
    ['in UTF-8', Buffer.from(ROWS)],
    ['in UTF-8 with a mark', Buffer.from(`\uFEFF${ROWS}`)],
    ['in GB18030', gbk(ROWS)],
  ])('%s', async (_what, bytes) => {
    const reading = await read(bytes, 'text/csv; charset=utf-8');
    expect([reading.state, bodyOf(reading)]).toEqual(['read', ROWS]);
  });

  test('GB18030 in four bytes', async () => {
    const bytes = Buffer.concat([gbk('公告'), Buffer.from('8139ef30', 'hex')]);
    expect(bodyOf(await read(bytes, 'text/plain'))).toBe('公告㐁');
  });

  test.each([
    ['nothing', Buffer.from(' \n'), 'no-text'],
    ['neither encoding', Buffer.from([0xb0, 0xff, 0xff]), 'garbled'],
    ['UTF-8 cut in a character, so that it looks like GB18030', Buffer.from(`${PAGE}的`).subarray(0, -2), 'garbled'],
    ['replacement signs', Buffer.from(`公告\uFFFD\uFFFD${PAGE}`), 'garbled'],
    ['private signs', Buffer.from('\uE001\uE002公告'), 'garbled'],
    ['words that nobody knows', Buffer.from('鼗鼙鼢鼬鼾齄龅龆龇龈龉龊龌黧黩黥'.repeat(5)), 'garbled'],
    ['letters that make no word', Buffer.from('xq zvkr bnfw '.repeat(30)), 'garbled'],
  ])('%s', async (_what, bytes, cause) => {
    expect(await read(bytes, 'text/plain')).toMatchObject({ state: 'unscannable', cause });
  });

  test('English and Russian are known', async () => {
    const english = 'The right to use the land is put on auction by the bureau of the city. '.repeat(5);
    const russian = 'Право пользования земельным участком выставляется на торги. '.repeat(5);
    for (const words of [english, russian])
      expect(await read(Buffer.from(words), 'text/plain')).toMatchObject({ state: 'read' });
  });
});

describe('a page', () => {
  const of = async (html: string | Buffer): Promise<Reading> => await read(Buffer.from(html), 'text/html');

  test('says its words, comments and attributes; a tag tears no number', async () => {
    const reading = await of(
      '<!doctype html><title>公告</title><!-- 内部资料 --><p>电话 138<b>1234</b>&shy;5678</p><img alt="a>身份证"><input type=hidden value="王某某"><a href="tel:13912345678">联系</a>',
    );
    const words = bodyOf(reading)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    expect(reading.state).toBe('read');
    expect(words).toEqual(['公告', '内部资料', '电话 13812345678', 'a>身份证', '王某某', 'tel:13912345678', '联系']);
  });

  test('in GB18030, signs by number and name', async () => {
    expect(bodyOf(await of(gbk('<p>&#30005;&#x8bdd;&nbsp;1&lt;2</p>'))).trim()).toBe('电话 1<2');
  });

  test.each([
    ['a script', '<p>公告</p><script>document.write(1)</script>', 'macros'],
    ['an act on a click', '<p onclick="x()">公告</p>', 'macros'],
    ['another page', '<p>公告</p><iframe src="a.html"></iframe>', 'embedded-objects'],
    ['a picture within', '<p>公告</p><img src="data:image/png;base64,AA==">', 'embedded-objects'],
  ])('%s keeps it from being clean', async (_what, html, cause) => {
    expect(await of(html)).toMatchObject({ state: 'unscannable', cause });
  });
});

describe('a picture is never read, but what it says beside itself is told', () => {
  test.each([
    ['a plain PNG', png(), 'image/png', []],
    ['a PNG with an author', png({ Author: 'Li Si' }), 'image/png', [{ name: 'Author', value: 'Li Si' }]],
    ['a PNG with a place', png({}, { place: true }), 'image/png', [{ name: 'exif', value: 'GPS' }]],
    ['a plain JPEG', plainJpeg(), 'image/jpeg', []],
    [
      'a photo with its place',
      placedJpeg(),
      'image/jpeg',
      [
        { name: 'exif', value: 'GPS' },
        { name: 'xmp', value: 'XMP' },
        { name: 'author', value: '李四' },
        { name: 'iptc', value: 'IPTC' },
        { name: 'comment', value: 'taken by Li Si' },
      ],
    ],
    ['a photo cut off', placedJpeg().subarray(0, 100), 'image/jpeg', [{ name: 'exif', value: 'GPS' }]],
  ])('%s', async (_what, bytes, mediaType, metadata) => {
    expect(await read(bytes, mediaType)).toMatchObject({ state: 'unscannable', cause: 'image', metadata });
  });
});

test('a kind that nobody knows is never clean', async () => {
  expect(await read(Buffer.from(PAGE), 'application/ofd')).toMatchObject({
    state: 'unscannable',
    cause: 'unknown-kind',
  });
});
