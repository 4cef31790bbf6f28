import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { UnstaffedStep } from '../domain/authority/eligibility.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { begin } from '../domain/lifecycle/advance.js';
import { EMPTY_MEMORY, type Facts } from '../domain/lifecycle/facts.js';
import { Clock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { segmentForIndex } from '../platform/segment.js';
import { auditLine } from './audit-line.js';
import type { NewItem } from './new-item.js';
import { CaseClocks } from './case-clocks.js';
import { CaseFacts } from './case-facts.js';
import type { CaseRow, NamedProject } from './case-row.js';
import { Definitions } from './definitions.js';
import { Exceptions } from './exceptions.js';
import { reconcile } from './task-plan.js';
import type { Writes } from './writes.js';

/** The first state of a new case and the rows that make it. */
@Injectable()
export class Beginning {
  constructor(
    private readonly definitions: Definitions,
    private readonly exceptions: Exceptions,
    private readonly caseFacts: CaseFacts,
    private readonly clock: Clock,
    private readonly clocks: CaseClocks,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  today(): string {
    return dateInShanghai(this.clock.now().toISOString());
  }

  /** The case as it would be read back, before it is written. */
  row(
    { id = newId(), actor, content, countersigners }: NewItem,
    entry: Entry,
    unit: string,
    project: NamedProject | null,
  ): CaseRow {
    const now = this.clock.now();
    const row: CaseRow = {
      ...{ kind: 'item', about: null, series_number: null, acts: [], clocks: [] },
      ...{ id, definition: this.definitions.disclosure.hash, snapshot: null, state: '', states: [] },
      ...{ revision: 1, guard: 1, unit, audit_seq: 0, audit_hash: Buffer.alloc(0), created_by: actor.account },
      ...{ created_at: now, updated_at: now, entered_at: now, entry: entry.id, domain: entry.domain, version: 1 },
      ...{
        ...{ marks: [], decisions: [], quarantined: false, readings: [], allowed: [] },
        content_hash: '',
        creditRecords: [],
        creditTwins: [],
        public_hash: '',
        number: null,
        project,
        attachments: [],
        tasks: [],
        accounts: [],
      },
      ...{
        deliveries: { pending: 0, delivered: 0, failed: 0 },
        receipts: [],
        published_at: null,
        replay: null,
        delegations: [],
      },
      ...content,
      memory: { ...EMPTY_MEMORY, drafters: [actor.account], countersigners, units: [] },
    };
    const { contentHash, publicHash } = this.caseFacts.hashes(row);
    return { ...row, content_hash: contentHash, public_hash: publicHash };
  }

  /** Units whose people may ever be asked: kept with the case, so that each read sees who is eligible. */
  units({ unit, actingUnits, reviewingUnits, publishingUnits, memory }: Facts): string[] {
    const named = [unit, ...actingUnits, ...reviewingUnits, ...publishingUnits, ...memory.countersigners];
    return [...new Set(named)].filter((id) => this.jurisdiction.units.has(id));
  }

  writes(row: CaseRow, { actor, content }: NewItem): { writes: Writes; blocked: readonly UnstaffedStep[] } {
    const facts = this.caseFacts.of(row);
    const step = begin(this.definitions.disclosure, facts);
    const blocked = this.exceptions.blocked(
      this.definitions.disclosure,
      { ...facts, states: step.states },
      row.accounts,
    );
    const tasks = reconcile([], [...step.tasks, ...this.exceptions.needed(blocked)], actor, 'CREATE');
    const audit = auditLine({
      ...{ subject: row.id, previous: null, at: row.created_at, actor, unit: row.unit, action: 'CREATE' },
      ...{ fromState: null, toState: step.states.join(' '), revision: 1, input: {} },
      detail: {
        entry: row.entry,
        version: 1,
        contentHash: row.content_hash,
        publicHash: row.public_hash,
        definition: row.definition,
      },
    });
    return {
      blocked,
      writes: {
        at: row.created_at,
        case: {
          ...{ id: row.id, guard: 1, snapshot: step.snapshot, state: step.state, states: step.states, revision: 1 },
          memory: { ...step.memory, units: this.units(facts) },
        },
        item: {
          ...{ version: 1, content, contentHash: row.content_hash, publicHash: row.public_hash },
          search: segmentForIndex(`${content.title}\n${content.summary}`),
        },
        audit,
        tasks,
        clocks: this.clocks.writes(row, { ...row, state: step.state, states: step.states }, 'CREATE', row.created_at),
      },
    };
  }
}
