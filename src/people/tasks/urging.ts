import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Actor } from '../../domain/actor.js';
import { isOnes, urging } from '../../domain/authority/urging.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import type { Act } from '../../engine/act-writes.js';
import { NOT_NEEDED, type Opened } from '../../engine/case-door.js';
import type { OpenTask } from '../../engine/case-row.js';
import { CaseEditor } from '../../engine/case-editor.js';
import type { Standing } from '../../engine/standing.js';
import { newId } from '../../platform/ids.js';
import { TaskFinder } from './task-finder.js';
import { aboutCase, held, toHolder } from './told.js';

/** What became of one of many: done, or every reason why not. */
export interface UrgeResult {
  readonly task: string;
  readonly ok: boolean;
  readonly refusals: readonly Refusal[];
}

/** Urging (催办) and its acknowledgement (签收): beside-acts through the one door, on the trail, in nobody's way. */
@Injectable()
export class Urges {
  constructor(
    private readonly finder: TaskFinder,
    private readonly editor: CaseEditor,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** `message` is shown to who is asked, after sign-in; a mail never has it. */
  async urge(actor: Actor, task: string, message: string | null): Promise<Outcome<Standing>> {
    return await this.beside(actor, task, { action: 'URGE', input: { task, message } }, (opened, waiting) => {
      const { definition, facts, now } = opened;
      const today = dateInShanghai(now.toISOString());
      const { calendar } = this.jurisdiction;
      const may = urging(definition, opened.actor, held(waiting), facts, { today, calendar });
      if ('refusals' in may) return refused(may.refusals);
      const by = actor.account;
      return accepted({
        quiet: true,
        logged: { as: may.as },
        urge: { id: newId(), task, by, message, askedOn: may.as === 'drafter' ? today : null },
        notices: [{ payload: { ...aboutCase('urged', 'URGE', by, opened), ...toHolder(waiting) } }],
      });
    });
  }

  /** One after the other: each is its own act, and one that is refused keeps no other. */
  async urgeMany(actor: Actor, tasks: readonly string[], message: string | null): Promise<readonly UrgeResult[]> {
    const results: UrgeResult[] = [];
    for (const task of new Set(tasks)) {
      const done = await this.urge(actor, task, message);
      results.push({ task, ok: done.ok, refusals: done.ok ? [] : done.refusals });
    }
    return results;
  }

  async acknowledge(actor: Actor, task: string): Promise<Outcome<Standing>> {
    return await this.beside(actor, task, { action: 'ACKNOWLEDGE_URGE', input: { task } }, (opened, waiting) => {
      if (!isOnes(opened.definition, opened.actor, held(waiting), opened.facts))
        return refused([{ code: 'task-of-other', kind: 'authority' }]);
      if (!waiting.urge_waits) return refused([{ code: 'nothing-to-acknowledge', kind: 'state' }]);
      return accepted({ quiet: true, acknowledged: { task, by: actor.account } });
    });
  }

  private async beside(
    actor: Actor,
    task: string,
    asked: { readonly action: string; readonly input: Readonly<Record<string, unknown>> },
    change: (opened: Opened, waiting: OpenTask) => Outcome<Act>,
  ): Promise<Outcome<Standing>> {
    const caseId = await this.finder.caseOf(task);
    if (caseId === null) return refused([{ code: 'not-found', kind: 'missing' }]);
    const ask = { ...asked, actor, caseId, revision: NOT_NEEDED, key: NOT_NEEDED } as const;
    return await this.editor.beside(ask, (opened) => {
      const waiting = opened.row.tasks.find(({ id }) => id === task);
      return waiting === undefined ? refused([{ code: 'task-ended', kind: 'state' }]) : change(opened, waiting);
    });
  }
}
