import { gbk } from './gbk.js';
import { hex, type PdfFile } from './pdf-file.js';

/** A font within a file: its object, and how it writes a text as codes. */
export interface Font {
  readonly object: number;
  code(text: string): string;
}

/** Codes that only the ToUnicode map explains; without the map they stand for nothing. */
export function identityFont(file: PdfFile, text: string, { explained = true } = {}): Font {
  const signs = [...new Set(text)];
  const codeOf = (sign: string): string => (0x0d00 + signs.indexOf(sign) * 7).toString(16).padStart(4, '0');
  const map = explained ? `/ToUnicode ${file.stream('', toUnicode(signs, codeOf))} 0 R` : '';
  const object = type0(file, 'Identity-H', 'Identity', map);
  return { object, code: (line) => `<${Array.from(line, codeOf).join('')}>` };
}

/** What Chinese office programs write: GBK codes, and nothing in the file that says which sign they are. */
export function gbkFont(file: PdfFile): Font {
  return { object: type0(file, 'GBK-EUC-H', 'GB1', ''), code: (line) => hex(gbk(line)) };
}

function type0(file: PdfFile, encoding: string, ordering: string, map: string): number {
  const descriptor = file.add(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -141 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80 >>',
  );
  const descendant = file.add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor ${descriptor} 0 R /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> >>`,
  );
  return file.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [${descendant} 0 R] ${map} >>`,
  );
}

function toUnicode(signs: readonly string[], codeOf: (sign: string) => string): Buffer {
  const target = (sign: string): string => Buffer.from(sign, 'utf16le').swap16().toString('hex');
  const lines = signs.map((sign) => `<${codeOf(sign)}> <${target(sign)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) =>
    lines.slice(at * 100, at * 100 + 100),
  );
  return Buffer.from(
    [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <FFFF> endcodespacerange',
      ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n'),
  );
}
