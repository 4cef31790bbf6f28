import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Reason } from '../../access/problem.js';
import { requestProblem } from '../../access/request-problem.js';
import type { Actor } from '../../domain/actor.js';
import type { Outcome } from '../../domain/refusal.js';
import { NOT_NEEDED, type Asked } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import type { Standing } from '../../engine/standing.js';
import { kindOf } from '../../items/file-kind.js';
import { uploadOf, type Upload } from '../../items/upload.js';
import { revisionOf, typedOf, type Typed } from '../typed.js';

export interface Uploaded {
  readonly typed: Typed;
  readonly outcome: { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Reason[] };
}

/** A file from a form becomes an attachment, or the form comes back with the reason and the title typed. */
@Injectable()
export class Uploads {
  constructor(private readonly editor: CaseEditor) {}

  async attach(actor: Actor, caseId: string, request: FastifyRequest): Promise<Uploaded> {
    const read = await readUpload(request);
    if (!('bytes' in read)) return { typed: new Map(), outcome: { ok: false, refusals: read.refusals } };
    const typed = typedOf(read.fields);
    const kind = await kindOf(read.bytes, read.fileName);
    if (!kind.ok) return { typed, outcome: kind };
    const mediaType = kind.value;
    const { title, fileName, bytes } = read;
    const asked: Asked = { actor, caseId, revision: revisionOf(typed), key: NOT_NEEDED };
    return { typed, outcome: await this.editor.attach(asked, { title, fileName, mediaType, bytes }) };
  }

  async detach(actor: Actor, caseId: string, attachment: string, revision: number | null): Promise<Outcome<Standing>> {
    return await this.editor.detach({ actor, caseId, revision, key: NOT_NEEDED }, attachment);
  }
}

/** No file, or one past the limit, is an answer here, not an error page. */
export async function readUpload(request: FastifyRequest): Promise<Upload | { readonly refusals: readonly Reason[] }> {
  try {
    return await uploadOf(request);
  } catch (error) {
    const problem = requestProblem(error);
    if (problem === null) throw error;
    return { refusals: problem.refusals.map((reason) => ({ ...reason, field: 'file' })) };
  }
}
