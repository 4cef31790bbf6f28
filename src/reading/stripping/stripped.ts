import { strippedPackage } from './office.js';
import { strippedPage } from './page.js';
import { strippedJpeg, strippedPng } from './picture.js';

type Strip = (bytes: Uint8Array) => Uint8Array | null;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const STRIPS: Readonly<Record<string, Strip>> = {
  [`${OFFICE}.wordprocessingml.document`]: strippedPackage,
  [`${OFFICE}.spreadsheetml.sheet`]: strippedPackage,
  [`${OFFICE}.presentationml.presentation`]: strippedPackage,
  'image/jpeg': strippedJpeg,
  'image/png': strippedPng,
  'text/html': strippedPage,
  'text/plain': (bytes) => bytes,
  'text/csv': (bytes) => bytes,
};

/**
 * The same file without what it says of those who made it: author, last editor, company and revision ids of an Office document (of its
 * pictures too), EXIF, XMP, IPTC and comments of a JPEG, text and EXIF chunks of a PNG, author and program of a page. Comments and
 * tracked changes are part of the text: they stay, and those who screen the text decide about them.
 *
 * `null` where it cannot be done without writing the file anew or breaking it: a PDF (its properties stand in objects, earlier versions
 * and streams that only a writer of PDF could put in order), an OFD, a signed document, and whatever is broken. Then the file is as it
 * was, and what its metadata says has to be judged by a person.
 */
export const stripped = (bytes: Uint8Array, mediaType: string): Uint8Array | null =>
  STRIPS[mediaType.split(';')[0] ?? '']?.(bytes) ?? null;
