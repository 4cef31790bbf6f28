import { basename, extname } from 'node:path';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '../access/refused-error.js';
import { requestProblem } from '../access/request-problem.js';
import { unstorable } from '../access/storable.guard.js';

export interface Upload {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The one file of a multipart form with the form's other fields; the title is the file's name when none is given. `fields` is filled even where the file is missing. */
export async function uploadOf(request: FastifyRequest, fields: Record<string, string> = {}): Promise<Upload> {
  if (!request.isMultipart()) throw new RefusedError([{ code: 'file-missing', kind: 'malformed', field: 'file' }]);
  const file = await partsOf(request, fields);
  const wrong = unstorable(fields, '');
  if (wrong.length > 0) throw new RefusedError(wrong);
  if (file === null || file.fileName === '')
    throw new RefusedError([{ code: 'file-missing', kind: 'malformed', field: 'file' }]);
  const title = clean(fields.title ?? '', 200).trim();
  return { ...file, title: title === '' ? file.fileName : title, fields };
}

/** The file, if there is one; fills `fields`. A form that ends before its end, or that no browser would write, is the sender's doing. */
async function partsOf(request: FastifyRequest, fields: Record<string, string>): Promise<Sent | null> {
  let file: Sent | null = null;
  try {
    for await (const part of request.parts({ limits: { files: 1, fields: 10 } })) {
      if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : '';
      else file = { bytes: await bytesOf(part), fileName: cleanName(part.filename) };
    }
  } catch (cause) {
    throw requestProblem(cause) ?? new RefusedError([{ code: 'request-unreadable', kind: 'malformed' }]);
  }
  return file;
}

type Sent = Pick<Upload, 'bytes' | 'fileName'>;

/** @throws RefusedError (413) past MAX_UPLOAD_MB, where reading has stopped: so many bytes are the limit */
async function bytesOf(part: MultipartFile): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (cause) {
    if (!part.file.truncated) throw cause;
    const megabytes = Math.floor(part.file.bytesRead / 2 ** 20);
    throw new RefusedError([{ code: 'file-too-large', kind: 'too-large', field: 'file', params: { megabytes } }]);
  }
}

/** No folders: a name is shown to people and sent in a header. The ending stays when the name is too long. */
function cleanName(name: string): string {
  const whole = clean(basename(name.replaceAll('\\', '/')), Infinity);
  const ending = extname(whole).slice(0, 20);
  return `${clean(whole.slice(0, whole.length - ending.length), 180 - ending.length)}${ending}`;
}

/** No control characters, and no half of a surrogate pair where it is cut. */
const clean = (text: string, longest: number): string =>
  text
    .replace(/\p{Cc}/gu, '')
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, '');

/** `Content-Disposition` of a download under its own name. */
export const attachmentName = (name: string): string => `attachment; filename*=UTF-8''${encoded(name)}`;

/** RFC 8187: what encodeURIComponent leaves of the signs that end or quote a value. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
