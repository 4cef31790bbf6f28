import type { ReadingCause } from '../../reading.js';
import { allRelations, type Parts } from './package.js';

/** Kinds of parts that are words, pictures, typefaces or a printer's settings; whatever else is in there is a file of its own. */
const KNOWN =
  /\.(?:xml|rels|vml|png|jpe?g|jfif|gif|emf|wmf|bmp|tiff?|svg|ico|wdp|webp|odttf|fntdata)$|printerSettings\d*\.bin$/i;
const MACROS = /vba(?:Project\w*\.bin|Data\.xml)$|\/macrosheets\//i;
const EMBEDDED = /\/embeddings\/|\/activeX\/|oleObject\d*\.bin$/i;

/** What a machine must not wave through: code, and files within the file, those brought in from elsewhere as well. */
export function dangerIn(parts: Parts): ReadingCause | null {
  const names = [...parts.keys()];
  if (names.some((name) => MACROS.test(name))) return 'macros';
  const foreign = allRelations(parts).some(({ type }) =>
    /\/(?:aFChunk|oleObject|package|subDocument|frame)$/.test(type),
  );
  return foreign || names.some((name) => EMBEDDED.test(name) || !KNOWN.test(name)) ? 'embedded-objects' : null;
}
