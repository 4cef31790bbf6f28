import { encryption } from './pdf-encryption.js';
import { PdfFile, textString } from './pdf-file.js';
import { gbkFont, identityFont, type Font } from './pdf-fonts.js';

interface Told {
  readonly author?: string;
  readonly comment?: string;
  readonly script?: string;
  /** What a file within the file says, kept with the document or pinned to a page. */
  readonly attached?: string;
  readonly pinned?: string;
}
/** The text of a page; `null` is a picture, as a scanner makes it. */
type Pages = readonly (string | null)[];

/** Pages of text whose codes a ToUnicode map explains. */
export function textPdf(pages: Pages, told: Told = {}): Buffer {
  const file = new PdfFile();
  return finished(file, pages, identityFont(file, pages.join('\n')), told);
}

/** Pages of text in GBK-EUC-H without ToUnicode. */
export function gbkPdf(pages: Pages): Buffer {
  const file = new PdfFile();
  return finished(file, pages, gbkFont(file));
}

/** Pages of text in codes that nothing in the file explains. */
export function unexplainedPdf(pages: Pages): Buffer {
  const file = new PdfFile();
  return finished(file, pages, identityFont(file, pages.join('\n'), { explained: false }));
}

/** A text that opens with a password only (RC4, revision 2); with '' as password anybody opens it. */
export function encryptedPdf(text: string, password: string): Buffer {
  const { dictionary, id, sealed } = encryption(password);
  const file = new PdfFile(sealed);
  return finished(file, [text], identityFont(file, text), {}, () => {
    return `/Encrypt ${file.add(dictionary)} 0 R /ID [${id} ${id}]`;
  });
}

function finished(file: PdfFile, pages: Pages, font: Font, told: Told = {}, trailer = (): string => ''): Buffer {
  const parent = file.reserve();
  const kids = pages.map((text) => {
    const { contents, resources } = text === null ? picturePage(file) : textPage(text, font);
    const body = file.stream('', Buffer.from(contents));
    return `${file.add(
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents ${body} 0 R ${annotations(file, told)} >>`,
    )} 0 R`;
  });
  file.put(parent, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`);
  const catalog = file.add(`<< /Type /Catalog /Pages ${parent} 0 R ${action(told)} ${names(file, told)} >>`);
  const info = told.author === undefined ? '' : `/Info ${file.add(`<< /Author ${textString(told.author)} >>`)} 0 R`;
  return file.written(`/Root ${catalog} 0 R ${info} ${trailer()}`);
}

interface Page {
  readonly contents: string;
  readonly resources: string;
}

function textPage(text: string, font: Font): Page {
  const lines = text.split('\n').map((line) => `${font.code(line)} Tj T*`);
  const contents = text === '' ? '' : `BT /F1 12 Tf 14 TL 50 780 Td\n${lines.join('\n')}\nET`;
  return { contents, resources: `/Font << /F1 ${font.object} 0 R >>` };
}

const PICTURE = '/Type /XObject /Subtype /Image /Width 40 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8';

function picturePage(file: PdfFile): Page {
  const picture = file.stream(PICTURE, Buffer.alloc(40 * 60, 0xdd));
  return { contents: 'q 595 0 0 842 0 0 cm /Im1 Do Q', resources: `/XObject << /Im1 ${picture} 0 R >>` };
}

function annotations(file: PdfFile, { comment, pinned }: Told): string {
  const note = comment === undefined ? '' : annotation('Text', `/Contents ${textString(comment)}`);
  const pin = pinned === undefined ? '' : annotation('FileAttachment', `/FS ${embedded(file, pinned)} 0 R`);
  return `/Annots [${note} ${pin}]`;
}

const annotation = (kind: string, more: string): string =>
  `<< /Type /Annot /Subtype /${kind} /Rect [0 0 20 20] ${more} >>`;

const action = ({ script }: Told): string =>
  script === undefined ? '' : `/OpenAction << /S /JavaScript /JS ${textString(script)} >>`;

const names = (file: PdfFile, { attached }: Told): string =>
  attached === undefined ? '' : `/Names << /EmbeddedFiles << /Names [(list.txt) ${embedded(file, attached)} 0 R] >> >>`;

function embedded(file: PdfFile, text: string): number {
  const stream = file.stream('/Type /EmbeddedFile', Buffer.from(text));
  return file.add(`<< /Type /Filespec /F (list.txt) /UF (list.txt) /EF << /F ${stream} 0 R >> >>`);
}
