import { dateInShanghai } from '../calendar/dates.js';
import type { OcdsEntry } from '../catalogue/shapes/ocds.js';
import type { Change, PublicContent } from './change.js';
import { documentsOf } from './documents.js';
import type { Stage } from './fields.js';
import { codedOrganization } from './ids.js';
import { Parties, rolesOf, unitOrganization } from './parties.js';
import type { PublicationStatus, Reference, Release, Section } from './release.js';
import type { Ground, Head } from './ground.js';
import { sectionsOf } from './sections.js';
import { isAmendment, isEnding } from './tags.js';
import { withoutEmpty } from './values.js';

interface Given {
  readonly head: Head;
  readonly change: Change;
  readonly content: PublicContent;
  readonly entry: OcdsEntry;
  readonly stages: readonly Stage[];
  /** The release that this one amends. */
  readonly amends: string | undefined;
  readonly roles: Map<string, readonly string[]>;
  readonly ground: Ground;
  readonly publication: PublicationStatus;
}

/** One version of one publication, as the window shows it. */
export function releaseWithContent(given: Given): Release {
  const { head, change, content, entry, stages, ground, publication } = given;
  const { mapping, addresses, ocid } = ground;
  const parties = new Parties(given.roles);
  const unit = unitReference(given, parties);
  const documents = documentsOf(change, content, { documentType: entry.documentType, addresses });
  const amendments = amendmentsOf(given);
  const parts = sectionsOf({ ocid, change, content, entry, mapping, stages, parties, documents, amendments });
  const { tender } = parts;
  return withoutEmpty({
    ...head,
    initiationType: 'tender',
    language: 'zh',
    parties: parties.all(),
    buyer: unit.roles.includes('buyer') ? unit.reference : undefined,
    ...parts,
    ...(tender !== undefined && unit.roles.includes('procuringEntity')
      ? { tender: { ...tender, procuringEntity: unit.reference } }
      : {}),
    publications: [publication],
  }) as unknown as Release;
}

/** The unit that answers for the publication, under the name it had that day. */
function unitReference({ change, content, entry, ground }: Given, parties: Parties) {
  const unit = ground.units.get(content.unit);
  if (unit === undefined) {
    const { otherUnits: roles } = ground.mapping; // a unit that the jurisdiction no longer lists keeps its id
    return { roles, reference: parties.refer({ id: codedOrganization(content.unit), name: content.unit }, roles) };
  }
  const roles = rolesOf(unit, entry, ground.mapping);
  const reference: Reference = parties.refer(unitOrganization(unit, dateInShanghai(change.at)), roles);
  return { roles, reference };
}

function amendmentsOf({ head, change, content, amends }: Given): readonly Section[] {
  if (!isAmendment(change) && !isEnding(change)) return [];
  return [
    withoutEmpty({
      id: head.id,
      date: head.date,
      rationale: content.changeNote,
      description: change.relation === null ? undefined : content.summary,
      amendsReleaseID: amends,
      releaseID: head.id,
    }),
  ];
}
