import { kindOf } from '../../src/items/file-kind.js';
import { docx, paragraph } from '../support/files/docx.js';
import { gbk } from '../support/files/gbk.js';
import { DOCX, PPTX, XLSX } from '../support/files/package.js';
import { gbkPdf } from '../support/files/pdf.js';
import { placedJpeg, png } from '../support/files/pictures.js';
import { pptx } from '../support/files/pptx.js';
import { PAGE } from '../support/files/texts.js';
import { xlsx } from '../support/files/xlsx.js';

const told = async (bytes: Buffer, name: string) => {
  const kind = await kindOf(bytes, name);
  return kind.ok ? kind.value : kind.refusals[0].code;
};
const word = docx(paragraph(PAGE));
const slides = pptx([{ text: PAGE }]);
const html = `<!doctype html>\n<p>${PAGE}</p>`;

describe('what a file is, its bytes and its ending say together', () => {
  test.each([
    ['公告.docx', word, DOCX],
    ['公告.PPTX', slides, PPTX],
    ['公告.xlsx', xlsx([{ name: '表', rows: [['宗地']] }]), XLSX],
    ['公告.pdf', gbkPdf([PAGE]), 'application/pdf'],
    ['图.png', png(), 'image/png'],
    ['图.jpeg', placedJpeg(), 'image/jpeg'],
    ['公告.csv', Buffer.from('宗地,面积'), 'text/csv; charset=utf-8'],
    ['公告.csv', gbk('宗地,面积'), 'text/csv; charset=gb18030'],
    ['公告.txt', gbk(PAGE), 'text/plain; charset=gb18030'],
    ['公告.html', Buffer.from(html), 'text/html; charset=utf-8'],
    ['公告.htm', gbk(`<html><p>${PAGE}</p>`), 'text/html; charset=gb18030'],
    ['公告.html', Buffer.from('<?xml version="1.0"?>\n<html><p>公告</p></html>'), 'text/html; charset=utf-8'],
  ])('%s is taken', async (name, bytes, kind) => {
    expect(await told(bytes, name)).toBe(kind);
  });

  test.each([
    ['a document called a presentation', word, 'a.pptx'],
    ['a presentation called a workbook', slides, 'a.xlsx'],
    ['a document called text', word, 'a.txt'],
    ['a page called text', Buffer.from(html), 'a.txt'],
    ['a text called a page', Buffer.from(PAGE), 'a.html'],
    ['a drawing called a page', Buffer.from('<?xml version="1.0"?><svg><script>1</script></svg>'), 'a.html'],
    ['a kind that is not taken', word, 'a.docm'],
    ['bytes of neither encoding called a table', Buffer.from([0xb0, 0xff, 0xff]), 'a.csv'],
    ['a text without an ending', Buffer.from(PAGE), 'a'],
  ])('%s is refused', async (_what, bytes, name) => {
    expect(await told(bytes, name)).toBe('file-kind');
  });
});
