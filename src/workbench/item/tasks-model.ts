import type { Actor } from '../../domain/actor.js';
import { mayClaim } from '../../domain/authority/claims.js';
import type { Account } from '../../access/account-directory.js';
import type { Opened } from '../../engine/case-door.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { workingDaysBetween } from '../../domain/calendar/due-date.js';
import { stepShare } from '../../domain/lifecycle/remaining-steps.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';
import { waitingModel, type WaitingModel } from '../waiting-model.js';

export interface TaskModel {
  readonly id: string;
  readonly step: string;
  readonly unit: string;
  readonly holder: string | null;
  readonly mine: boolean;
  readonly claimable: boolean;
  readonly waiting: WaitingModel;
  /** What of the days until the statutory end belongs to this step, by its internal limit. */
  readonly share: string | null;
}

/** Who is asked to do what now, and who has taken it on. */
export function taskModels(
  actor: Actor,
  { row, facts, definition, now }: Opened,
  people: readonly Account[],
  naming: Naming,
  locale: Locale,
): TaskModel[] {
  const since = row.entered_at.toISOString();
  const { calendar } = naming.jurisdiction;
  const due = row.clocks.find(({ governs, done_at }) => governs && done_at === null)?.due ?? null;
  const shareOf = (state: string): string | null => {
    if (due?.length !== 10) return null;
    const left = workingDaysBetween(calendar, dateInShanghai(now), due);
    const days = stepShare(definition, state, left);
    return days === null ? null : translate(locale, 'workbench.task.share', { days, left });
  };
  return row.tasks.map((task) => ({
    id: task.id,
    step: naming.step(task.step, locale),
    unit: naming.unit(task.unit, locale),
    holder: people.find(({ account }) => account === task.claimed_by)?.person ?? task.claimed_by,
    mine: task.claimed_by === actor.account,
    claimable: task.claimed_by === null && mayClaim(definition, actor, task, facts).length === 0,
    waiting: waitingModel(calendar, since, naming.limitOf(task.state, task.step), now, locale),
    share: shareOf(task.state),
  }));
}
