import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { begin } from '../domain/lifecycle/advance.js';
import { EMPTY_MEMORY, type Facts, type Memory } from '../domain/lifecycle/facts.js';
import { Clock } from '../platform/clock.js';
import { sqlState } from '../platform/database.js';
import { newId } from '../platform/ids.js';
import { auditLine } from './audit-line.js';
import { CaseClocks } from './case-clocks.js';
import { CaseKinds, type CaseKind } from './case-kinds.js';
import type { About, CaseRow, NamedProject } from './case-row.js';
import { CaseWriter } from './case-writer.js';
import { Definitions } from './definitions.js';
import type { Standing } from './standing.js';
import { reconcile } from './task-plan.js';
import type { NewNotice } from './writes.js';

/** A case of a kind beside the item. */
export interface NewCase {
  readonly kind: string;
  readonly actor: Actor;
  readonly unit: string;
  readonly about: About;
  /** The project it is of: whose agencies may act from the first task on. */
  readonly project?: NamedProject | null;
  readonly memory?: Partial<Memory>;
  /** Where the asker makes the id, a second birth of the same case is told and changes nothing. */
  readonly id?: string;
  readonly notices?: readonly Omit<NewNotice, 'id'>[];
}

export interface BornCase extends Standing {
  readonly id: string;
  /** False when a case of this id was there already. */
  readonly fresh: boolean;
}

/** Cases of other kinds begin as items do: tasks, clocks and the first line of the trail in one statement. */
@Injectable()
export class KindBirths {
  constructor(
    private readonly kinds: CaseKinds,
    private readonly definitions: Definitions,
    private readonly writer: CaseWriter,
    private readonly clocks: CaseClocks,
    private readonly clock: Clock,
  ) {}

  async create(asked: NewCase): Promise<BornCase> {
    const kind = this.kinds.get(asked.kind);
    if (kind === undefined) throw new Error(`no module brings cases of the kind ${asked.kind}`);
    const row = this.row(asked);
    try {
      return { id: row.id, fresh: true, ...(await this.write(kind, row, asked)) };
    } catch (cause) {
      if (sqlState(cause) !== '23505' || asked.id === undefined) throw cause;
      return { id: asked.id, fresh: false, state: '', states: [], revision: 0 };
    }
  }

  private row({ kind, id = newId(), actor, unit, about, project = null, memory }: NewCase): CaseRow {
    const now = this.clock.now();
    return {
      ...{ id, kind, about, series_number: null, definition: this.definitions.named(kind).hash, snapshot: null },
      ...{ state: '', states: [], revision: 1, guard: 1, unit, audit_seq: 0, audit_hash: Buffer.alloc(0) },
      ...{ created_by: actor.account, created_at: now, updated_at: now, entered_at: now },
      ...{ entry: about.entry ?? '', domain: about.domain ?? '', version: 1, title: about.title, summary: '' },
      ...{
        elements: {},
        extra: [],
        dates: {},
        creditRecords: [],
        creditTwins: [],
        marks: [],
        decisions: [],
        quarantined: false,
        readings: [],
        allowed: [],
        content_hash: '',
        public_hash: '',
        number: null,
      },
      ...{ project, attachments: [], tasks: [], accounts: [], published_at: null, acts: [], clocks: [] },
      ...{ deliveries: { pending: 0, delivered: 0, failed: 0 }, receipts: [], replay: null, delegations: [] },
      memory: { ...EMPTY_MEMORY, drafters: [actor.account], ...memory, units: [] },
    };
  }

  private async write(kind: CaseKind, row: CaseRow, { actor, notices = [], about }: NewCase): Promise<Standing> {
    const definition = this.definitions.named(kind.name);
    const step = begin(definition, kind.facts(row));
    const { state, states } = step;
    const facts: Facts = { ...kind.facts(row), states, memory: step.memory };
    const after = { ...row, state, states, memory: { ...step.memory, units: [...kind.units(facts)] } };
    const audit = auditLine({
      ...{ subject: row.id, previous: null, at: row.created_at, actor, unit: actor.unit, action: 'CREATE' },
      ...{ fromState: null, toState: states.join(' '), revision: 1, input: {} },
      detail: { kind: kind.name, definition: row.definition },
    });
    await this.writer.create(
      {
        at: row.created_at,
        case: { id: row.id, guard: 1, snapshot: step.snapshot, state, states, revision: 1, memory: after.memory },
        audit,
        tasks: reconcile([], step.tasks, actor, 'CREATE'),
        clocks: this.clocks.writes(row, after, 'CREATE', row.created_at),
        notices: notices.map((notice) => ({ id: newId(), ...notice })),
      },
      {
        ...{ kind: kind.name, definition: row.definition, unit: row.unit, createdBy: actor.account, about },
        ...{ entry: row.entry, domain: row.domain, project: null },
      },
    );
    return { state, states, revision: 1 };
  }
}
