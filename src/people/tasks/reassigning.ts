import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { holderRefusals, reassignRefusals, type NewHolder } from '../../domain/authority/reassigning.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { NOT_NEEDED, type Opened } from '../../engine/case-door.js';
import type { OpenTask } from '../../engine/case-row.js';
import { CaseEditor } from '../../engine/case-editor.js';
import type { Standing } from '../../engine/standing.js';
import { Clock } from '../../platform/clock.js';
import { TaskFinder } from './task-finder.js';
import { aboutCase, held } from './told.js';

/** To whom, why, and who had it when the asker looked (null: nobody; absent: does not matter). */
export interface Reassignment {
  readonly to: string;
  readonly reason: string;
  readonly from?: string | null | undefined;
}

/** A person of the task's unit: can have the task, or why not. */
export interface Candidate {
  readonly account: string;
  readonly person: string;
  readonly refusals: readonly Refusal[];
}

/** Reassigning (改派): within the rules of ownership and separation, told to both, from and to on the trail. */
@Injectable()
export class Reassigning {
  constructor(
    private readonly finder: TaskFinder,
    private readonly editor: CaseEditor,
    private readonly clock: Clock,
  ) {}

  async reassign(actor: Actor, task: string, { to, reason, from }: Reassignment): Promise<Outcome<Standing>> {
    const [caseId, holder] = await Promise.all([this.finder.caseOf(task), this.finder.holder(to, this.clock.now())]);
    if (caseId === null) return refused([{ code: 'not-found', kind: 'missing' }]);
    const input = { task, reason, colleague: holder?.person };
    const ask = { action: 'REASSIGN', actor, caseId, input, revision: NOT_NEEDED, key: NOT_NEEDED } as const;
    return await this.editor.beside(ask, (opened, acting) => {
      const waiting = opened.row.tasks.find(({ id }) => id === task);
      if (waiting === undefined) return refused([{ code: 'task-ended', kind: 'state' }]);
      if (holder === null) return refused([{ code: 'account-unknown', kind: 'content', field: 'to' }]);
      const wrong = [
        ...changed(waiting, from),
        ...reassignRefusals(opened.definition, acting, held(waiting), holder, opened.facts),
      ];
      if (wrong.length > 0) return refused(wrong);
      return accepted({
        quiet: true,
        logged: { reassigned: { from: waiting.claimed_by, to } },
        claim: { id: task, by: to },
        notices: [{ payload: { ...aboutCase('reassigned', 'REASSIGN', actor.account, opened), ...told(waiting, to) } }],
      });
    });
  }

  /** Everyone of the task's unit: who can have it first, then who cannot. */
  async candidates({ definition, facts, row, now }: Opened, task: string): Promise<readonly Candidate[]> {
    const waiting = row.tasks.find(({ id }) => id === task);
    if (waiting === undefined) return [];
    const why = (holder: NewHolder) => holderRefusals(definition, held(waiting), holder, facts);
    const people = await this.finder.holdersOf([waiting.unit], now);
    const all = people.map((holder) => ({ account: holder.account, person: holder.person, refusals: why(holder) }));
    return [
      ...all.filter(({ refusals }) => refusals.length === 0),
      ...all.filter(({ refusals }) => refusals.length > 0),
    ];
  }
}

/** Of two who reassign one task at once the second is told who has it now, instead of undoing the first unseen. */
function changed({ claimed_by }: OpenTask, from: string | null | undefined): readonly Refusal[] {
  return from === undefined || from === claimed_by
    ? []
    : [{ code: 'holder-changed', kind: 'state', params: { account: claimed_by ?? '' } }];
}

const told = ({ step, unit, role, claimed_by }: OpenTask, to: string): object => ({
  tasks: [to, ...(claimed_by === null ? [] : [claimed_by])].map((one) => ({ step, unit, role, claimed_by: one })),
});
