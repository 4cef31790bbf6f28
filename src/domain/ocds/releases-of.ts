import type { OcdsEntry } from '../catalogue/shapes/ocds.js';
import { CHANGES, type Change } from './change.js';
import { releaseWithContent } from './content-release.js';
import type { Stage } from './fields.js';
import type { Ground, Head } from './ground.js';
import { plainNumber } from './ids.js';
import type { PublicationStatus, Release } from './release.js';
import { isAmendment, stagesOf, tagOf } from './tags.js';

export interface Placed {
  readonly position: number;
  readonly release: Release;
}

/** What the releases so far have left behind. Nothing of it hangs on what is shown today, but for the roles. */
interface Course {
  last: number;
  readonly begun: Set<Stage>;
  readonly roles: Map<string, readonly string[]>;
  /** Ids of the releases with content, by number. */
  readonly carried: Map<string, string[]>;
}

/**
 * All releases of one process, oldest first, from all its changes in the order of their places. A change is one release for ever: id, date
 * and tag follow from the changes before it. Content that the window shows no more makes its release fall out; the change that hid it is a
 * release that says so.
 */
export function releasesOf(changes: readonly Change[], ground: Ground): readonly Placed[] {
  const course: Course = { last: 0, begun: new Set(), roles: new Map(), carried: new Map() };
  return changes.flatMap((change, at) => {
    const date = nextDate(change, course);
    const entry = ground.mapping.entries.find((each) => each.entry === change.entry);
    if (entry === undefined) return [];
    const stages = stagesOf(entry, change.filled);
    const tag = stages.map((stage) => tagOf(stage, change, entry, course.begun));
    for (const stage of stages) course.begun.add(stage);
    const head = { ocid: ground.ocid, id: releaseId(change, ground.ocid), date, tag };
    const shown = CHANGES[change.kind].carries && !hiddenLater(changes.slice(at + 1), change.number);
    const release = releaseOf(change, shown, { head, entry, stages, course, ground });
    return release === null ? [] : [{ position: change.position, release }];
  });
}

/** The publishing instant; where it would not be later than the release before, one thousandth of a second after that. */
function nextDate({ at }: Change, course: Course): string {
  course.last = Math.max(at.getTime(), course.last + 1);
  return new Date(course.last).toISOString();
}

/** From number and version; whatever else becomes of that version has its place in the id. */
function releaseId({ kind, number, version, position }: Change, ocid: string): string {
  const id = `${ocid}-${plainNumber(number)}-${String(version)}`;
  return kind === 'published' || kind === 'corrected' ? id : `${id}-${kind}-${String(position)}`;
}

const hiddenLater = (later: readonly Change[], number: string): boolean =>
  later.some((change) => change.number === number && CHANGES[change.kind].hides);

function releaseOf(
  change: Change,
  shown: boolean,
  given: { head: Head; entry: OcdsEntry; stages: readonly Stage[]; course: Course; ground: Ground },
): Release | null {
  const { head, entry, stages, course, ground } = given;
  const before = course.carried.get(change.relation?.of ?? change.number)?.at(-1);
  const own = course.carried.get(change.number) ?? [];
  const publication = statusOf(change, own, ground);
  if (!CHANGES[change.kind].carries)
    return { ...head, initiationType: 'tender', language: 'zh', publications: [publication] };
  course.carried.set(change.number, [...own, head.id]);
  if (!shown || change.content === null) return null;
  const amends = isAmendment(change) ? before : undefined;
  const { content } = change;
  return releaseWithContent({ head, change, content, entry, stages, amends, roles: course.roles, ground, publication });
}

function statusOf(change: Change, carried: readonly string[], { addresses }: Ground): PublicationStatus {
  const { status, hides } = CHANGES[change.kind];
  const { number, version } = change;
  const withdraws = hides && carried.length > 0 ? { withdraws: carried } : {};
  return { id: number, version, status, url: addresses.version(number, version), ...withdraws };
}
