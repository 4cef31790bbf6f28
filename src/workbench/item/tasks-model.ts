import type { Actor } from '../../domain/actor.js';
import { claimant } from '../../domain/authority/claims.js';
import { isOnes } from '../../domain/authority/urging.js';
import type { Account } from '../../access/account-directory.js';
import type { Opened } from '../../engine/case-door.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { workingDaysBetween } from '../../domain/calendar/due-date.js';
import { stepShare } from '../../domain/lifecycle/remaining-steps.js';
import { held } from '../../people/tasks/told.js';
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
  /** The absent colleague for whom it would be done, in words. */
  readonly standingFor: string | null;
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
    claimable: task.claimed_by !== actor.account && isOnes(definition, actor, held(task), facts),
    standingFor: forWhom(claimant(definition, actor, task, facts), locale),
    waiting: waitingModel(calendar, since, naming.limitOf(task.state, task.step), now, locale),
    share: shareOf(task.state),
  }));
}

const forWhom = (capacity: Actor | null, locale: Locale): string | null =>
  capacity?.standingFor === undefined
    ? null
    : translate(locale, 'people.standing-for', { person: capacity.standingFor.person });
