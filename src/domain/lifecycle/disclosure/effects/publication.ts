import { addDays, dateInShanghai, endOfDay } from '../../../calendar/dates.js';
import type { Facts } from '../../facts.js';
import type { Changes, Effect } from '../../step.js';
import { textOf } from '../../saying.js';

/** PUBLISH 发布: the immutable copy, the window, one delivery per channel owed, and the lawful display term set running. */
export const publish: Effect = ({ facts, now }) => ({
  publish: true,
  visibility: { to: 'current', notice: null },
  deliver: isUpdate(facts) ? 'update' : 'publish',
  memory: { publishedVersions: facts.memory.publishedVersions + 1, scheduledFor: null },
  cancelTimers: ['PUBLICATION_DUE'],
  notices: [{ kind: 'published', to: 'drafter' }],
  ...displayTerm(facts, now),
});

/** A further notice beside the original is a publication of its own; a new version updates the one there is. */
const isUpdate = ({ memory, correction }: Facts): boolean => memory.publishedVersions > 0 && correction === 'version';

/** The term runs from the first publication: a correction does not prolong it. */
function displayTerm({ display, memory }: Facts, now: string): Pick<Changes, 'timers'> {
  if (display?.maxDays === undefined || memory.publishedVersions > 0) return {};
  const last = addDays(dateInShanghai(now), display.maxDays);
  return { timers: [{ action: 'DISPLAY_TERM_ENDED', dueAt: endOfDay(last) }] };
}

export const schedule: Effect = (proposal) => {
  const at = new Date(textOf(proposal, 'at')).toISOString();
  return {
    memory: { scheduledFor: at },
    cancelTimers: ['PUBLICATION_DUE'],
    timers: [{ action: 'PUBLICATION_DUE', dueAt: at }],
  };
};

export const unschedule: Effect = () => ({ memory: { scheduledFor: null }, cancelTimers: ['PUBLICATION_DUE'] });
