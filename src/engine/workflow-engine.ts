import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { SYSTEM, type Actor } from '../domain/actor.js';
import { authorise, capacityFor } from '../domain/authority/authorise.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { decide, possibilities, type Possibility } from '../domain/lifecycle/advance.js';
import type { Proposal } from '../domain/lifecycle/step.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened } from './case-door.js';
import { Preparations } from './preparations.js';
import type { Standing } from './standing.js';
import { StepWrites } from './step-writes.js';

/** What a person asks of a case; no revision is needed where nothing is decided about the content. */
export interface Advance {
  readonly actor: Actor;
  readonly caseId: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly revision: Ask['revision'];
  readonly key: Ask['key'];
}

/** THE ONE DOOR: every change of state of every case goes through `advance`, the system's through `propose`. */
@Injectable()
export class WorkflowEngine {
  constructor(
    private readonly door: CaseDoor,
    private readonly preparations: Preparations,
    private readonly stepWrites: StepWrites,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** One action by one person: accepted and written whole, or refused with every reason and nothing written. */
  async advance(asked: Advance): Promise<Outcome<Standing>> {
    return await this.door.pass<Standing>(asked, (opened) => this.plan(opened, asked));
  }

  /** A timer or a delivery's outcome proposes; the state decides. Repeating a proposal is harmless. */
  async propose(
    caseId: string,
    action: string,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<Outcome<Standing>> {
    const asked = { actor: SYSTEM, caseId, action, input, revision: NOT_NEEDED, key: NOT_NEEDED } as const;
    return await this.door.pass<Standing>(asked, (opened) => this.plan(opened, asked));
  }

  /** Every action of the workflow for this person on this case: allowed, or why not. */
  possibilities(opened: Opened, actor: Actor): readonly Possibility[] {
    const proposal = this.proposal(opened, { actor, action: '', input: {} }, true);
    return possibilities(opened.definition, opened.row.snapshot, proposal, this.jurisdiction);
  }

  private plan(
    opened: Opened,
    asked: Pick<Advance, 'actor' | 'action' | 'input'>,
  ): Outcome<ReturnType<StepWrites['of']>> {
    const asking = this.proposal(opened, { ...asked, actor: opened.actor }, false);
    const unauthorised = authorise(opened.definition, asking, this.jurisdiction);
    const proposal = { ...asking, actor: capacityFor(opened.definition, asking, this.jurisdiction) };
    const decided = decide(opened.definition, opened.row.snapshot, proposal, this.jurisdiction);
    if (unauthorised.length > 0) return refused([...unauthorised, ...(decided.ok ? [] : decided.refusals)]);
    if (!decided.ok) return decided;
    return accepted(this.stepWrites.of(opened, proposal, decided.value));
  }

  private proposal(opened: Opened, asked: Pick<Advance, 'actor' | 'action' | 'input'>, probing: boolean): Proposal {
    const { facts, now, row } = opened;
    const input = this.preparations.prepare(asked.action, asked.input, opened);
    const signer = signerOf(input, row);
    const asks = { action: asked.action, actor: asked.actor, facts, input, now: now.toISOString(), probing };
    return signer === null ? asks : { ...asks, signer };
  }
}

/** Who signed on paper or by word of mouth, if it is someone who can act on this case. */
function signerOf({ recorded }: Readonly<Record<string, unknown>>, { accounts }: Opened['row']): Actor | null {
  const account = typeof recorded === 'object' && recorded !== null && 'signer' in recorded ? recorded.signer : null;
  const found = accounts.find((each) => each.account === account);
  return found === undefined ? null : { ...found, person: found.account, roles: found.roles };
}
