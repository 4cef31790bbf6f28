import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { publicCopy } from '../domain/items/public-copy.js';
import type { Changes, Proposal } from '../domain/lifecycle/step.js';
import { newId } from '../platform/ids.js';
import { segmentForIndex } from '../platform/segment.js';
import { CaseFacts } from './case-facts.js';
import type { CaseRow } from './case-row.js';
import { owedItem } from './owed-item.js';
import { PushChannels } from './push-channels.js';
import type { NewPublication, Writes } from './writes.js';

/** The immutable public copy of the version at hand, and who must get it. */
@Injectable()
export class Publishing {
  constructor(
    private readonly caseFacts: CaseFacts,
    private readonly channels: PushChannels,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  of(row: CaseRow, { actor, facts, now }: Proposal): NewPublication {
    const source = this.caseFacts.source(row);
    const copy = publicCopy(this.caseFacts.entry(row.entry), source, this.jurisdiction);
    const correction = facts.memory.correctionOf;
    const notice = facts.correction === 'additional-notice' ? correction : null;
    const relation = notice === null || row.number === null ? null : { kind: notice.kind, of: row.number };
    return {
      id: newId(),
      version: relation === null ? row.version : 1,
      number: relation === null ? row.number : null,
      uscc: this.jurisdiction.units.get(row.unit)?.uscc ?? '',
      year: Number(dateInShanghai(now).slice(0, 4)),
      entry: row.entry,
      domain: row.domain,
      unit: row.unit,
      publisher: actor.unit === 'system' ? row.unit : actor.unit,
      project: row.project?.id ?? null,
      projectName: row.project?.name ?? null,
      copy,
      changeNote: correction?.reason ?? null,
      relation,
      publicHash: facts.publicHash,
      search: segmentForIndex(searchText(copy)),
      source: {
        ...source.content,
        ...{ marks: row.marks, decisions: row.decisions },
        ...{ attachments: row.attachments.map((attachment) => attachment.id) },
        search: segmentForIndex(`${row.title}\n${row.summary}`),
      },
      sourceVersion: row.version,
      contentHash: row.content_hash,
    };
  }

  /** One delivery to every channel the item owes; a new version of a known number is an update. */
  deliveries(row: CaseRow, operation: NonNullable<Changes['deliver']>): NonNullable<Writes['deliveries']> {
    const entry = this.caseFacts.entry(row.entry);
    const known = row.number !== null && entry.correction === 'version';
    const named = operation === 'publish' && known ? 'update' : operation;
    return this.channels.owedBy(owedItem(row, entry)).map((owed) => ({ ...owed, operation: named }));
  }
}

/** What a resident may search for: title, summary and every public text of the body. */
function searchText(copy: ReturnType<typeof publicCopy>): string {
  return [copy.title, copy.summary, ...copy.body.flatMap((element) => textsOf(element.value))].join('\n');
}

/** The words of a value, whatever its kind: texts, cells and figures, not the names of its fields. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
