import { Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { accepted, refused, type Outcome } from '../../domain/refusal.js';
import { CaseEditor } from '../../engine/case-editor.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened } from '../../engine/case-door.js';
import { WorkflowEngine } from '../../engine/workflow-engine.js';
import { editIn } from '../form/read-form.js';
import { formEntry } from './form-entry.js';
import { Ground } from '../ground.js';
import { keyOf, type Typed } from '../typed.js';

export interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly at: Date;
}

/** Drafts that are stored: read for their form, saved from it, submitted. */
@Injectable()
export class StoredDrafts {
  constructor(
    private readonly door: CaseDoor,
    private readonly editor: CaseEditor,
    private readonly engine: WorkflowEngine,
    private readonly ground: Ground,
  ) {}

  /** null for those who may not see it. */
  async open(actor: Actor, caseId: string): Promise<Opened | null> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    return opened?.content === true ? opened : null;
  }

  async save(
    actor: Actor,
    caseId: string,
    typed: Typed,
    revision: Ask['revision'],
    key: string | null = null,
  ): Promise<Outcome<Saved>> {
    const opened = await this.open(actor, caseId);
    const entry = opened === null ? null : this.ground.entry(opened.row.entry);
    if (opened === null || entry === null) return refused([NOT_FOUND]);
    const saved = await this.editor.edit(
      { actor, caseId, revision, key: key ?? NOT_NEEDED },
      editIn(formEntry(entry, opened), typed),
    );
    return saved.ok ? accepted({ id: caseId, revision: saved.value.revision, at: this.ground.now() }) : saved;
  }

  async submit(
    actor: Actor,
    { id, revision }: Pick<Saved, 'id' | 'revision'>,
    typed: Typed,
  ): Promise<Outcome<unknown>> {
    const key = keyOf(typed, 'SUBMIT');
    return await this.engine.advance({ actor, caseId: id, action: 'SUBMIT', input: {}, revision, key });
  }
}
