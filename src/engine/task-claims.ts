import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { claimant, mayClaim } from '../domain/authority/claims.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { Database } from '../platform/database.js';
import { ActWrites } from './act-writes.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened, type Planned } from './case-door.js';
import type { Standing } from './standing.js';

type Judge = (held: string | null, role: string) => Refusal | null;

/** Claiming tells colleagues who has a task; it moves the internal guard, never the public revision (invariant 2). */
@Injectable()
export class TaskClaims {
  constructor(
    private readonly door: CaseDoor,
    private readonly acts: ActWrites,
    private readonly database: Database,
  ) {}

  async claim(actor: Actor, task: string): Promise<Outcome<Standing>> {
    return await this.change(actor, task, 'CLAIM', (held, role) =>
      held === null || held === actor.account || standsFor(actor, held, role)
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
    judge: Judge,
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
    judge: Judge,
  ): Outcome<Planned<Standing>> {
    const task = opened.row.tasks.find((each) => each.id === id);
    if (task === undefined) return refused([{ code: 'task-ended', kind: 'state' }]);
    const no = judge(task.claimed_by, task.role);
    const { definition, facts } = opened;
    const refusals = [...mayClaim(definition, opened.actor, task, facts), ...(no === null ? [] : [no])];
    if (refusals.length > 0) return refused(refusals);
    const by = ask.action === 'CLAIM' ? ask.actor.account : null;
    const actor = claimant(definition, opened.actor, task, facts) ?? opened.actor;
    return accepted(this.acts.of(opened, { ...ask, actor }, { claim: { id, by }, quiet: true }));
  }
}

/** What an absent colleague had taken on is his delegate's to take over: the task that was there before is not left lying. */
const standsFor = ({ delegations = [] }: Actor, held: string, role: string): boolean =>
  delegations.some(({ account, roles }) => account === held && roles.some((one) => one === role));
