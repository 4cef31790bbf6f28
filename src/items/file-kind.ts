import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type/core';
import { accepted, refused, type Outcome } from '../domain/refusal.js';

/** Kinds of file an item may carry, by content; the ending of the name must agree. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/zip': ['.ofd'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
};
/** GB/T 33190: a fixed-layout document is a zip container that is entered by this file. */
const OFD_ENTRANCE = 'OFD.xml';
const TEXTS: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/** The media type by content, or why the file is not taken. */
export async function kindOf(bytes: Buffer, fileName: string): Promise<Outcome<string>> {
  const ending = extname(fileName).toLowerCase();
  if (bytes.length === 0) return refused([{ code: 'file-empty', kind: 'content', field: 'file' }]);
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  const fits = found !== undefined && KINDS[found]?.includes(ending) === true;
  if (fits && ending !== '.ofd') return accepted(found);
  if (fits && bytes.includes(OFD_ENTRANCE)) return accepted('application/ofd');
  const text = TEXTS[ending];
  if (found === undefined && text !== undefined && isText(bytes)) return accepted(text);
  const allowed = [...Object.values(KINDS).flat(), ...Object.keys(TEXTS)].join(' ');
  return refused([
    { code: 'file-kind', kind: 'content', field: 'file', params: { name: fileName, found: found ?? '?', allowed } },
  ]);
}

/** UTF-8 without control characters: anything else with a text's ending is something else in disguise. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
