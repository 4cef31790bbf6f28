import { Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../../access/refused-error.js';
import type { Reason } from '../../access/problem.js';
import type { Actor } from '../../domain/actor.js';
import { normalRecord } from '../../domain/exchange/dual-publicity/normal.js';
import { listFaults } from '../../domain/exchange/dual-publicity/record-faults.js';
import type { CreditRecord, DualPublicity, RecordKind } from '../../domain/exchange/dual-publicity/table.js';
import { refused, type Outcome } from '../../domain/refusal.js';
import { NOT_NEEDED, type Opened } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import type { Standing } from '../../engine/standing.js';
import { CreditImport } from '../../items/credit-import.js';
import { StoredDrafts } from '../drafting/stored-drafts.js';
import { Ground } from '../ground.js';
import { keyOf, revisionOf, type Typed } from '../typed.js';
import { recordIn } from './record-form.js';
import type { Which } from './record-page.js';

interface Change {
  readonly actor: Actor;
  readonly item: string;
  readonly typed: Typed;
}

/** Records are counted as the page showed them: a page that is not the newest any more changes nothing. */
@Injectable()
export class CreditEditing {
  constructor(
    private readonly drafts: StoredDrafts,
    private readonly editor: CaseEditor,
    private readonly files: CreditImport,
    private readonly ground: Ground,
  ) {}

  async save(change: Change, which: Which): Promise<Outcome<Standing>> {
    const house = this.ground.jurisdiction.dualPublicity;
    const opened = await this.drafts.open(change.actor, change.item);
    if (opened === null || house === null) return refused([NOT_FOUND]);
    const records = [...opened.row.creditRecords];
    const at = 'at' in which ? which.at : records.length;
    const kind = 'at' in which ? records[at]?.kind : which.kind;
    if (kind === undefined) return refused([{ code: 'credit-gone', kind: 'stale' }]);
    records[at] = typedAs(house, kind, change.typed);
    const wrong = isNewest(opened, change) ? faultsAt(house, records, at, this.ground.today()) : [];
    return wrong.length > 0 ? refused(wrong) : await this.put(change, records, 'CREDIT');
  }

  async remove(change: Change, at: number): Promise<Outcome<Standing>> {
    const opened = await this.drafts.open(change.actor, change.item);
    if (opened === null) return refused([NOT_FOUND]);
    const left = opened.row.creditRecords.filter((_, each) => each !== at);
    return await this.put(change, left, 'CREDIT');
  }

  /** All records of the file beside those that are there, or none. */
  async take(change: Change, file: { readonly bytes: Buffer; readonly fileName: string }): Promise<Outcome<Standing>> {
    const opened = await this.drafts.open(change.actor, change.item);
    if (opened === null) return refused([NOT_FOUND]);
    const present = opened.row.creditRecords;
    const read = await this.files.of(file, present, this.ground.now());
    return read.ok ? await this.put(change, [...present, ...read.value], 'CREDIT') : read;
  }

  private async put(
    { actor, item: caseId, typed }: Change,
    creditRecords: readonly CreditRecord[],
    what: string,
  ): Promise<Outcome<Standing>> {
    const key = keyOf(typed, what) ?? NOT_NEEDED;
    return await this.editor.edit({ actor, caseId, revision: revisionOf(typed), key }, { creditRecords });
  }
}

const typedAs = (house: DualPublicity, kind: RecordKind, typed: Typed): CreditRecord =>
  normalRecord(house, recordIn(house, kind, typed));

/** Whether to judge what was typed at all: on a stale page that is the first thing to say. */
const isNewest = ({ row }: Opened, { typed }: Change): boolean => revisionOf(typed) === row.revision;

/** The field of a fault is its column: the form has one of that name. */
const faultsAt = (house: DualPublicity, records: readonly CreditRecord[], at: number, today: string) =>
  listFaults(house, records, today)
    .filter(({ record }) => record === at)
    .map(({ record, field, code, params, rule }): Reason & { kind: 'content' } => ({
      ...{ code, kind: 'content', field, params: { record: record + 1, ...params } },
      ...(rule === undefined ? {} : { rule }),
    }));
