import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { memoised } from '../domain/memoised.js';
import { publicCopy } from '../domain/items/public-copy.js';
import type { ItemSource } from '../domain/items/content.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import type { FactFind, FindDecision } from '../domain/screening/find-decision.js';
import { isHidden } from '../domain/screening/hidden.js';
import { fileFinds, writtenFinds, type ItemFind } from '../domain/screening/item-finds.js';
import { touchesThirdParty } from '../domain/screening/third-party.js';
import type { CaseRow } from './case-row.js';

/** A find with what was decided of it. */
export interface DecidedFind extends ItemFind {
  readonly hidden: boolean;
  readonly decision: Pick<FindDecision, 'decision' | 'by' | 'at' | 'reason'> | null;
}

/** What the detectors see in a version: looked for once for each content, since every act in review asks for it. */
@Injectable()
export class CaseFinds {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  facts(row: CaseRow, source: ItemSource): Pick<Facts, 'finds' | 'unread'> {
    const read = new Set(row.readings.map(({ attachment }) => attachment));
    return {
      finds: this.of(row, source).map(factOf),
      unread: row.attachments
        .filter(({ id }) => !read.has(id) && !isWithheld(source, `attachment:${id}`))
        .map(({ id }) => `attachment:${id}`),
    };
  }

  /** In the order in which they stand in the item. */
  of(row: CaseRow, source: ItemSource): DecidedFind[] {
    const entry = this.entry(row.entry);
    const found = [...this.written(row, entry, source), ...row.readings.flatMap(fileFinds)];
    if (found.length === 0) return [];
    const copy = publicCopy(entry, source, this.jurisdiction);
    return found.map((find) => ({ ...find, hidden: isHidden(find, source, copy), decision: decisionOn(find, row) }));
  }

  private written(row: CaseRow, entry: Entry, source: ItemSource): readonly ItemFind[] {
    return memoised([this.jurisdiction], `finds ${row.unit} ${row.content_hash}`, () =>
      writtenFinds(entry, source, this.jurisdiction.wordLists(row.unit)),
    );
  }

  private entry(id: string): Entry {
    const entry = this.jurisdiction.entries.get(id);
    if (entry === undefined) throw new Error(`the catalogue has no entry ${id}`);
    return entry;
  }
}

/** A find as guards see it. */
export const factOf = (find: DecidedFind): FactFind => {
  const { id, target, detector, severity, hidden, decision } = find;
  return {
    ...{ id, target, detector, severity, hidden, thirdParty: touchesThirdParty(find) },
    ...(decision === null ? {} : { decision: { decision: decision.decision, by: decision.by } }),
  };
};

const isWithheld = ({ marks }: ItemSource, target: string): boolean =>
  marks.some((mark) => mark.target === target && mark.decision === 'withhold');

function decisionOn(find: ItemFind, { decisions, allowed }: CaseRow): DecidedFind['decision'] {
  const said = decisions.find((each) => each.find === find.id);
  if (said !== undefined) return said;
  const known = find.severity !== 'block' && allowed.includes(`${find.detector}:${find.digest}`);
  return known ? { decision: 'not-a-find', by: 'allow-list', at: '', reason: undefined } : null;
}
