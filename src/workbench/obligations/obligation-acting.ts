import { Injectable } from '@nestjs/common';
import { malformed } from '../../access/malformed.js';
import type { Reason } from '../../access/problem.js';
import { NOT_FOUND } from '../../access/refused-error.js';
import type { Actor } from '../../domain/actor.js';
import { obligationInputs } from '../../domain/obligations/inputs.js';
import { refused } from '../../domain/refusal.js';
import { Obligations } from '../../obligations/obligations.js';
import { givenIn } from '../form/read-form.js';
import { Ground } from '../ground.js';
import { keyOf, last, revisionOf, type Typed } from '../typed.js';

type Done = { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Reason[] };

/** A form of an obligation's page becomes a call of the one door. */
@Injectable()
export class ObligationActing {
  constructor(
    private readonly obligations: Obligations,
    private readonly ground: Ground,
  ) {}

  async act(actor: Actor, caseId: string, action: string, typed: Typed): Promise<Done> {
    const opened = await this.obligations.open(actor, caseId);
    const schema = Object.hasOwn(obligationInputs, action) ? obligationInputs[action] : undefined;
    if (opened === null || schema === undefined) return refused([NOT_FOUND]);
    const parsed = schema.safeParse(this.input(opened.row.entry, action, typed));
    if (!parsed.success) return { ok: false, refusals: malformed(parsed.error.issues) };
    const [revision, key] = [revisionOf(typed), keyOf(typed, action)];
    return await this.obligations.act({ actor, caseId, action, input: parsed.data, revision, key });
  }

  /** The list a row was acted on from, or the obligation's own page. */
  backTo = (id: string, typed: Typed): string =>
    last(typed, 'back') === 'list' ? '/workbench/obligations' : `/workbench/obligations/${id}`;

  private input(entryId: string, action: string, typed: Typed): object {
    const entry = this.ground.entry(entryId);
    if (action === 'NOTE_DATES') return { dates: entry === null ? {} : givenIn(entry, typed).dates };
    const reason = last(typed, 'reason');
    return reason === '' ? {} : { reason };
  }
}
