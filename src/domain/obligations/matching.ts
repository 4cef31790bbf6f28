import { dateInShanghai } from '../calendar/dates.js';
import { isFilled } from '../items/content.js';
import type { ObligationAbout } from './obligation.js';

/** What of an item tells whether it is the one expected. */
export interface Candidate {
  readonly id: string;
  readonly project: string | null;
  readonly elements: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly createdAt: string; // instant
}

/**
 * Whether an item begun in the ordinary way is the one that an obligation of the same entry and unit expects, so that nothing shows as
 * missing that exists:
 * - in a chain, another item of the same project than the one before, or a later version of that one, that holds the elements owed; without a project nothing tells
 *   one parcel from another, and only a person links them;
 * - of a period, an item formed (else begun) within the days that count for it.
 * Of several obligations the oldest takes the item, and one item answers for one.
 */
export function answers(about: ObligationAbout, item: Candidate): boolean {
  if (about.after !== undefined) return follows(about, item);
  if (about.window === undefined) return false;
  const day = formed(about, item);
  return about.window.from <= day && day <= about.window.to;
}

function follows({ project, after, elements }: ObligationAbout, item: Candidate): boolean {
  if (project === undefined || item.project !== project) return false;
  if (item.id === after && elements.length === 0) return false;
  return elements.every((id) => isFilled(item.elements[id]));
}

function formed({ events }: ObligationAbout, { dates, createdAt }: Candidate): string {
  const [event = ''] = Object.keys(events);
  const given = dates[event];
  return given === undefined || given === '' ? dateInShanghai(createdAt) : given.slice(0, 10);
}
