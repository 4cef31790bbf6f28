import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { mayClaim } from '../domain/authority/claims.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { Database } from '../platform/database.js';
import { ActWrites } from './act-writes.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened, type Planned } from './case-door.js';
import type { Standing } from './standing.js';

/** Claiming tells colleagues who has a task; it moves the internal guard, never the public revision (invariant 2). */
@Injectable()
export class TaskClaims {
  constructor(
    private readonly door: CaseDoor,
    private readonly acts: ActWrites,
    private readonly database: Database,
  ) {}

  async claim(actor: Actor, task: string): Promise<Outcome<Standing>> {
    return await this.change(actor, task, 'CLAIM', (held) =>
      held === null || held === actor.account
        ? null
        : { code: 'claimed-by-other', kind: 'state', params: { account: held } },
    );
  }

  async release(actor: Actor, task: string): Promise<Outcome<Standing>> {
    return await this.change(actor, task, 'RELEASE_TASK', (held) =>
      held === actor.account ? null : { code: 'not-claimed-by-you', kind: 'state', params: { account: held ?? '' } },
    );
  }

  private async change(
    actor: Actor,
    task: string,
    action: string,
    judge: (held: string | null) => Refusal | null,
  ): Promise<Outcome<Standing>> {
    const { rows } = await this.database.pool.query<{ case_id: string }>({
      name: 'task.case',
      text: 'SELECT case_id FROM task WHERE id = $1',
      values: [task],
    });
    const [found] = rows;
    if (found === undefined) return refused([{ code: 'not-found', kind: 'missing' }]);
    const ask: Ask = { actor, caseId: found.case_id, action, input: { task }, revision: NOT_NEEDED, key: NOT_NEEDED };
    return await this.door.pass<Standing>(ask, (opened) => this.plan(opened, ask, task, judge));
  }

  private plan(
    opened: Opened,
    ask: Ask,
    id: string,
    judge: (held: string | null) => Refusal | null,
  ): Outcome<Planned<Standing>> {
    const task = opened.row.tasks.find((each) => each.id === id);
    if (task === undefined) return refused([{ code: 'task-ended', kind: 'state' }]);
    const no = judge(task.claimed_by);
    const refusals = [...mayClaim(opened.definition, ask.actor, task, opened.facts), ...(no === null ? [] : [no])];
    if (refusals.length > 0) return refused(refusals);
    const by = ask.action === 'CLAIM' ? ask.actor.account : null;
    return accepted(this.acts.of(opened, ask, { claim: { id, by }, quiet: true }));
  }
}
