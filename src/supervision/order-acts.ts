import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { malformed } from '../access/malformed.js';
import type { Reason } from '../access/problem.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { orderInputs } from '../domain/supervision/inputs.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import type { Standing } from '../engine/standing.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { OrderStore } from './order-store.js';
import { OrderViews } from './order-view.js';

export interface OrderAct {
  readonly actor: Actor;
  readonly caseId: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly revision: number | null;
  readonly key: string | null;
}

export type Acted =
  { readonly ok: true; readonly value: Standing } | { readonly ok: false; readonly refusals: readonly Reason[] };

/** What moves an order: the body by the action's own schema, the evidence that an answer names, then the one door. */
@Injectable()
export class OrderActs {
  constructor(
    private readonly views: OrderViews,
    private readonly store: OrderStore,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
  ) {}

  async act(asked: OrderAct): Promise<Acted> {
    const opened = await this.views.open(asked.actor, asked.caseId);
    if (opened === null) return refused([{ code: 'not-found', kind: 'missing' }]);
    const parsed = orderInputs[asked.action]?.safeParse(asked.input);
    if (parsed?.success === false) return { ok: false, refusals: malformed(parsed.error.issues) };
    const input = parsed?.data ?? asked.input;
    const known = await this.evidence(asked.actor, opened, input.evidence);
    if (!known.ok) return known;
    return await this.engine.advance({ ...asked, input });
  }

  /** Files were added to this very order; items are ones the person may see. */
  private async evidence(actor: Actor, { row }: Opened, refs: unknown): Promise<Outcome<true>> {
    if (!Array.isArray(refs) || refs.length === 0) return accepted(true);
    const { evidence } = await this.store.extras(row.id);
    const files = new Set(evidence.map(({ id }) => `file:${id}`));
    const seen = await Promise.all(
      (refs as readonly string[]).map(async (ref) => files.has(ref) || (await this.mayShow(actor, ref))),
    );
    const wrong = seen.flatMap((fine, at) => (fine ? [] : [`evidence.${at}`]));
    if (wrong.length === 0) return accepted(true);
    return refused(wrong.map((field) => ({ code: 'order-evidence-unknown', kind: 'content', field })));
  }

  private async mayShow(actor: Actor, ref: string): Promise<boolean> {
    if (!ref.startsWith('item:')) return false;
    const opened = await this.door.open({ actor, caseId: ref.slice('item:'.length), key: NOT_NEEDED });
    return opened?.content === true && opened.row.kind === 'item';
  }
}
