import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { NOT_NEEDED } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { kindOf } from '../items/file-kind.js';
import type { NewFile } from '../engine/new-file.js';
import type { IntakeNotice } from './schemas.js';

/** Files that came with a text. */
@Injectable()
export class Attaching {
  constructor(private readonly editor: CaseEditor) {}

  /** Every file of a kind that is taken, or every reason why not, before anything is begun. */
  async judged(attachments: IntakeNotice['attachments']): Promise<Outcome<readonly NewFile[]>> {
    const judged = await Promise.all(attachments.map(judge));
    const wrong = judged.flatMap((one): readonly Refusal[] => (one.ok ? [] : one.refusals));
    return wrong.length > 0 ? refused(wrong) : accepted(judged.flatMap((one) => (one.ok ? [one.value] : [])));
  }

  /** Under a key of its own each, so that a repetition attaches nothing twice. */
  async attach(actor: Actor, item: string, files: readonly NewFile[]): Promise<void> {
    for (const [at, file] of files.entries()) {
      const asked = { actor, caseId: item, revision: NOT_NEEDED, key: `intake.${item}.${String(at)}` } as const;
      const attached = await this.editor.attach(asked, file);
      const moved = !attached.ok && attached.refusals.some(({ code }) => code === 'not-in-this-state');
      if (!attached.ok && !moved) throw new Error(`${item}: ${attached.refusals.map(({ code }) => code).join(', ')}`);
    }
  }
}

async function judge(
  { title, fileName, content }: IntakeNotice['attachments'][number],
  at: number,
): Promise<Outcome<NewFile>> {
  const bytes = Buffer.from(content, 'base64');
  const kind = await kindOf(bytes, fileName);
  if (kind.ok) return accepted({ title, fileName, mediaType: kind.value, bytes });
  return refused(kind.refusals.map((one) => ({ ...one, field: `attachments.${String(at)}` })));
}
