import { Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../../access/refused-error.js';
import { malformed } from '../../access/malformed.js';
import type { Reason } from '../../access/problem.js';
import type { Actor } from '../../domain/actor.js';
import { actionInputs } from '../../domain/lifecycle/disclosure/inputs.js';
import { refused } from '../../domain/refusal.js';
import { CaseDoor, NOT_NEEDED } from '../../engine/case-door.js';
import { WorkflowEngine } from '../../engine/workflow-engine.js';
import { Naming } from '../naming.js';
import { keyOf, revisionOf, type Typed } from '../typed.js';
import { circumstances } from './act-model.js';
import { formOf } from './action-forms.js';
import { inputIn } from './read-input.js';

type Done = { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Reason[] };

/** A form becomes a call of the one door. */
@Injectable()
export class Acting {
  constructor(
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly naming: Naming,
  ) {}

  async act(actor: Actor, caseId: string, action: string, typed: Typed): Promise<Done> {
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened === null) return refused([NOT_FOUND]);
    const needsReason = opened.definition.actions.get(action)?.reason ?? false;
    const asks = formOf(action, needsReason).asks(circumstances(actor, { view: { opened }, naming: this.naming }));
    const missing = asks.filter(({ required, path }) => required && (typed.get(path)?.at(-1) ?? '').trim() === '');
    if (missing.length > 0) return { ok: false, refusals: missing.map(({ path }) => unfilled(path)) };
    const input = inputIn(asks, typed);
    const parsed = actionInputs[action]?.safeParse(input);
    if (parsed?.success === false) return { ok: false, refusals: malformed(parsed.error.issues) };
    return await this.engine.advance({
      actor,
      caseId,
      action,
      input,
      revision: revisionOf(typed),
      key: keyOf(typed, action),
    });
  }
}

/** What the small form asks for must be there; whether it does is the engine's to judge. */
const unfilled = (field: string): Reason => ({ code: 'form-required', kind: 'content', field, params: { field } });
