import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** What a bureau attaches, made anew: so many pages and cells of plausible words, now and then with something to find. */
const SENTENCE =
  '同江市三江口片区国有建设用地使用权以挂牌方式出让，竞买申请人应当在公告期内到市公共资源交易中心提交申请。';
const LINE = 38;
const LINES_A_PAGE = 36;

const mobile = (nth: number): string => `138${String(10_000_000 + nth * 7_919).slice(-8)}`;

/** The lines of a page: one in a page leads to a person. */
const linesOf = (page: number): string[] =>
  Array.from({ length: LINES_A_PAGE }, (_, nth) => {
    const from = (page * 7 + nth * 11) % SENTENCE.length;
    const words = (SENTENCE + SENTENCE).slice(from, from + LINE);
    return nth === 5 ? `申请人电话 ${mobile(page)} ${words.slice(18)}` : words;
  });

/** A PDF with its text in 宋体 as Adobe-GB1 has it, pages compressed, no font inside: as office programs write it. */
export function pdfOf(pages: number): Buffer {
  const first = 4;
  const kids = Array.from({ length: pages }, (_, nth) => `${String(first + nth * 2)} 0 R`).join(' ');
  const font = `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>`;
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${String(pages)}/Kids[${kids}]>>`),
    Buffer.from(font),
    ...Array.from({ length: pages }, (_, nth) => pageOf(first + nth * 2, linesOf(nth))).flat(),
  ];
  return documentOf(objects);
}

function pageOf(number: number, lines: readonly string[]): Buffer[] {
  const shown = lines.map((line) => `<${utf16(line)}> Tj T*`).join('\n');
  const stream = deflateSync(Buffer.from(`BT /F1 12 Tf 20 TL 60 780 Td\n${shown}\nET`));
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${String(number + 1)} 0 R>>`;
  const head = `<</Length ${String(stream.length)}/Filter/FlateDecode>>\nstream\n`;
  return [Buffer.from(page), Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream')])];
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

function documentOf(objects: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let size = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${String(at + 1)} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(size);
    size += part.length;
    parts.push(part);
  }
  const count = String(objects.length + 1);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${String(size)}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer)]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const COLUMNS = 10;

/** A workbook of so many cells, ten to a row: half of them words, kept once and shared, half figures; a telephone every fiftieth row. */
export function sheetOf(cells: number): Buffer {
  const words: string[] = [];
  const rows = Array.from({ length: Math.ceil(cells / COLUMNS) }, (_, row) => rowOf(row, words));
  const strings = words.map((each) => `<si><t>${each}</t></si>`).join('');
  const relation = (type: string, target: string, id: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('officeDocument', 'xl/workbook.xml', 'rId1')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="公示名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation('worksheet', 'worksheets/sheet1.xml', 'rId1')}${relation('sharedStrings', 'sharedStrings.xml', 'rId2')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" uniqueCount="${String(words.length)}">${strings}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(XML + xml)]))),
  );
}

function rowOf(row: number, words: string[]): string {
  const cells = Array.from({ length: COLUMNS }, (_, column) => {
    const at = `r="${String.fromCharCode(65 + column)}${String(row + 1)}"`;
    if (column % 2 === 1) return `<c ${at}><v>${String((row * 37 + column * 101) % 9_973)}.5</v></c>`;
    const told =
      column === 8 && row % 50 === 0
        ? mobile(row)
        : `${SENTENCE.slice((row + column) % 20, 8 + ((row + column) % 20))}${String(row)}`;
    return `<c ${at} t="s"><v>${String(words.push(told) - 1)}</v></c>`;
  });
  return `<row r="${String(row + 1)}">${cells.join('')}</row>`;
}
