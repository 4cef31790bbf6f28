import type { ClockFacts } from './clock.js';

/** One act on the trail of an item that begins or ends a clock. */
export interface PastAct {
  readonly action: string;
  readonly at: string; // instant
}

/** The acts that matter here; of all others a clock knows nothing. */
export const CLOCK_ACTS = [
  'PUBLISH',
  'PUBLICATION_DUE',
  'EXPRESS_PUBLISH',
  'MIRROR',
  'CORRECT',
  'ABANDON',
  'TAKE_DOWN',
] as const;

interface Version {
  readonly begunAt: string | null; // null for the first
  readonly publishedAt: string | null;
}

/** When this version was begun and published: a correction given up never was (A26). Acts oldest first. */
export function historyOf(acts: readonly PastAct[]): Pick<ClockFacts, 'correction' | 'done'> {
  const versions = acts.reduce<readonly Version[]>(after, [{ begunAt: null, publishedAt: null }]);
  const [current, previous] = [versions.at(-1), versions.at(-2)];
  const withdrawn = acts.find(({ action }) => action === 'TAKE_DOWN')?.at;
  const published = current?.publishedAt ?? null;
  return {
    correction:
      previous?.publishedAt && current?.begunAt
        ? { previouslyPublishedAt: previous.publishedAt, begunAt: current.begunAt }
        : null,
    done: {
      ...(published === null ? {} : { publish: published }),
      ...(withdrawn === undefined ? {} : { withdraw: withdrawn }),
    },
  };
}

function after(versions: readonly Version[], { action, at }: PastAct): readonly Version[] {
  const current = versions.at(-1) ?? { begunAt: null, publishedAt: null };
  const earlier = versions.slice(0, -1);
  if (action === 'CORRECT') return [...versions, { begunAt: at, publishedAt: null }];
  if (action === 'ABANDON') return earlier.length === 0 ? versions : earlier;
  if (action === 'TAKE_DOWN' || current.publishedAt !== null) return versions;
  return [...earlier, { ...current, publishedAt: at }];
}
