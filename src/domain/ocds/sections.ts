import type { OcdsEntry, OcdsMapping } from '../catalogue/shapes/ocds.js';
import { awardId, awardRows, contractId, lotIn, transactionRows } from './awards.js';
import type { Change, PublicContent } from './change.js';
import type { Stage } from './fields.js';
import { fieldsOf } from './fields-of.js';
import { plainNumber } from './ids.js';
import type { Parties } from './parties.js';
import type { Release, Section } from './release.js';
import { isEnding } from './tags.js';
import { withoutEmpty } from './values.js';

export interface Told {
  readonly ocid: string;
  readonly change: Change;
  readonly content: PublicContent;
  readonly entry: OcdsEntry;
  readonly mapping: OcdsMapping;
  readonly stages: readonly Stage[];
  readonly parties: Parties;
  readonly documents: readonly Section[];
  readonly amendments: readonly Section[];
}

type Parts = Pick<Release, 'planning' | 'tender' | 'awards' | 'contracts' | 'asset'>;

/** The sections of one release, of those stages only that it is tagged with; its documents stand with the first of them. */
export function sectionsOf(told: Told): Parts {
  const { ocid, change, content, entry, mapping, stages, parties } = told;
  const { title, body, projectName } = content;
  const fields = fieldsOf(entry, body, { mapping, parties, beside: change.relation !== null });
  const ended = isEnding(change);
  const lot = lotIn(title, entry);
  const parts: Record<string, unknown> = {};
  const accompanied = (stage: Stage) => (stages[0] === stage ? { documents: told.documents } : {});
  const named = change.relation === null ? { title } : {};
  if (stages.includes('planning')) parts.planning = { ...fields.planning, ...accompanied('planning') };
  if (stages.includes('tender'))
    parts.tender = withoutEmpty({
      id: ocid,
      title: projectName ?? named.title,
      status: ended ? 'cancelled' : undefined,
      mainProcurementCategory: entry.category,
      ...fields.tender,
      amendments: told.amendments,
      ...accompanied('tender'),
    });
  if (stages.includes('award')) {
    const rows = awardRows(entry, body, { ocid, parties });
    const more = { ...named, ...status(ended, 'cancelled'), ...accompanied('award'), amendments: told.amendments };
    parts.awards = (rows.length === 0 ? [{ id: awardId(ocid, lot) }] : rows).map((row) =>
      withoutEmpty({ ...row, ...fields.award, ...more }),
    );
  }
  if (stages.includes('contract') || stages.includes('implementation')) {
    const id = { id: contractId(ocid, lot), awardID: awardId(ocid, lot) };
    parts.awards = withAward((parts.awards ?? []) as Identified[], id.awardID);
    const contract = { ...named, ...status(ended, 'terminated'), ...fields.contract, amendments: told.amendments };
    const transactions = transactionRows(entry, body, plainNumber(change.number));
    const implementation = withoutEmpty({ transactions, ...accompanied('implementation') });
    parts.contracts = [
      withoutEmpty({
        ...id,
        ...(stages.includes('contract') ? { ...contract, ...accompanied('contract') } : {}),
        ...(stages.includes('implementation') ? { implementation } : {}),
      }),
    ];
  }
  if (entry.asset !== undefined) parts.asset = { type: entry.asset, ...fields.asset };
  return withoutEmpty(parts);
}

const status = (ended: boolean, word: string) => ({ status: ended ? word : 'active' });

type Identified = { readonly id: string };

/** A contract needs its award, also where no notice told of it. */
const withAward = (awards: readonly Identified[], id: string): readonly Identified[] =>
  awards.some((award) => award.id === id) ? awards : [...awards, { id }];
