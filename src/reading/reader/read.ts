import { Unreadable, unscannable, type ReadPart, type Reading } from '../reading.js';
import { signsOf } from './garbled.js';
import { judged, LEAST_A_PAGE, type Found } from './legible.js';
import { dangerInHtml, htmlText, metadataOfHtml } from './html.js';
import { dangerIn } from './ooxml/danger.js';
import { named, packageOf, type Parts } from './ooxml/package.js';
import { propertiesOf } from './ooxml/properties.js';
import { sheetParts } from './ooxml/sheet.js';
import { hasPictureSlide, slideParts } from './ooxml/slides.js';
import { wordParts } from './ooxml/word.js';
import { pdfReading } from './pdf.js';
import { pictureMetadata } from './picture.js';
import { decoded } from './plain-text.js';

type Read = (bytes: Uint8Array) => Found | Promise<Found>;

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const whole = (text: string): Found => ({ parts: [{ where: 'body', text }], metadata: [] });
const page = (html: string): Found => ({
  ...whole(htmlText(html)),
  metadata: metadataOfHtml(html),
  danger: dangerInHtml(html),
});
const picture = (bytes: Uint8Array): Found => ({ parts: [], metadata: pictureMetadata(bytes), danger: 'image' });

const READERS: Readonly<Record<string, Read>> = {
  'application/pdf': pdfReading,
  [`${OFFICE}.wordprocessingml.document`]: office(wordParts),
  [`${OFFICE}.spreadsheetml.sheet`]: office(sheetParts),
  [`${OFFICE}.presentationml.presentation`]: office(slideParts, hasPictureSlide),
  'text/plain': (bytes) => whole(decoded(bytes)),
  'text/csv': (bytes) => whole(decoded(bytes)),
  'text/html': (bytes) => page(decoded(bytes)),
  'image/png': picture,
  'image/jpeg': picture,
};

/** Reads a file to the end or says why not; never throws for what is wrong with the file. */
export async function read(bytes: Uint8Array, mediaType: string): Promise<Reading> {
  const reader = READERS[mediaType.split(';')[0] ?? ''];
  if (reader === undefined) return unscannable('unknown-kind');
  try {
    return judged(await reader(bytes));
  } catch (error) {
    return unscannable(error instanceof Unreadable ? error.reason : 'broken');
  }
}

/** An encrypted Office document is no zip any more but an OLE container. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function office(partsOf: (parts: Parts) => ReadPart[], isPictured: typeof hasPictures = hasPictures): Read {
  return (bytes) => {
    if (OLE.every((byte, at) => bytes[at] === byte)) throw new Unreadable('encrypted');
    const parts = packageOf(bytes);
    const found = partsOf(parts);
    return {
      ...{ parts: found, metadata: propertiesOf(parts), danger: dangerIn(parts) },
      pictured: isPictured(parts, found),
    };
  };
}

/** So few words for so many pictures that the pictures are the document: pages of a scanner, pasted in. */
function hasPictures(parts: Parts, found: readonly ReadPart[]): boolean {
  const pictures = named(parts, /\/media\//).length;
  return signsOf(found.map(({ text }) => text).join('')).length < pictures * LEAST_A_PAGE;
}
