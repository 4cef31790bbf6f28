import { extname } from 'node:path';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { decodedText } from '../reading/text-encoding.js';

/** Kinds of file an item may carry, by content; the ending of the name must agree. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'application/zip': ['.ofd'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
};
/** GB/T 33190: a fixed-layout document is a zip container that is entered by this file. */
const OFD_ENTRANCE = 'OFD.xml';
/** Kinds of text by ending; their bytes tell the encoding, and whether it is a page. */
const TEXTS: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.htm': 'text/html',
};

/** The media type by content, or why the file is not taken. */
export async function kindOf(bytes: Buffer, fileName: string): Promise<Outcome<string>> {
  const ending = extname(fileName).toLowerCase();
  if (bytes.length === 0) return refused([{ code: 'file-empty', kind: 'content', field: 'file' }]);
  const { fileTypeFromBuffer } = require('file-type/core') as typeof import('file-type/core');
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const fits = found !== undefined && KINDS[found]?.includes(ending) === true;
  if (fits && ending !== '.ofd') return accepted(found);
  if (fits && bytes.includes(OFD_ENTRANCE)) return accepted('application/ofd');
  const text = found === undefined || found === 'application/xml' ? textKindOf(bytes, ending, found) : null;
  if (text !== null) return accepted(text);
  const allowed = [...Object.values(KINDS).flat(), ...Object.keys(TEXTS)].join(' ');
  return refused([
    { code: 'file-kind', kind: 'content', field: 'file', params: { name: fileName, found: found ?? '?', allowed } },
  ]);
}

const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b/i;

/**
 * UTF-8, or GB18030 as Windows in China saves it, without control characters: anything else with a text's ending is something else in
 * disguise. So is a page that is not called one, and one that only is called so.
 */
function textKindOf(bytes: Buffer, ending: string, found: string | undefined): string | null {
  const kind = TEXTS[ending];
  const read = kind === undefined ? null : decodedText(bytes);
  if (kind === undefined || read === null || /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(read.text)) return null;
  const isPage = PAGE.test(read.text);
  if (isPage !== (kind === 'text/html') || (found !== undefined && !isPage)) return null;
  return `${kind}; charset=${read.charset}`;
}
