import type { Facts } from '../../facts.js';
import type { Effect } from '../../step.js';
import { textOf } from '../../saying.js';
import { settled, termOf } from './display.js';

/** PUBLISH 发布: the immutable copy, the window, one delivery per channel owed, and the lawful display term set running. */
export const publish: Effect = ({ facts, now }) => {
  const { memory, timers, cancelTimers = [] } = termOf(facts, now);
  return {
    publish: true,
    visibility: { to: 'current', notice: null },
    deliver: isUpdate(facts) ? 'update' : 'publish',
    memory: {
      publishedVersions: facts.memory.publishedVersions + 1,
      scheduledFor: null,
      ...memory,
      ...settled(facts, now),
    },
    cancelTimers: ['PUBLICATION_DUE', ...cancelTimers],
    notices: [{ kind: 'published', to: 'drafter' }],
    ...(timers === undefined ? {} : { timers }),
  };
};

/** A further notice beside the original is a publication of its own; a new version updates the one there is. */
const isUpdate = ({ memory, correction }: Facts): boolean => memory.publishedVersions > 0 && correction === 'version';

export const schedule: Effect = (proposal) => {
  const at = new Date(textOf(proposal, 'at')).toISOString();
  return {
    memory: { scheduledFor: at },
    cancelTimers: ['PUBLICATION_DUE'],
    timers: [{ action: 'PUBLICATION_DUE', dueAt: at }],
  };
};

export const unschedule: Effect = () => ({ memory: { scheduledFor: null }, cancelTimers: ['PUBLICATION_DUE'] });
