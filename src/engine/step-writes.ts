import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { ItemContent } from '../domain/items/content.js';
import type { Proposal, Step } from '../domain/lifecycle/step.js';
import { newId } from '../platform/ids.js';
import { auditLine } from './audit-line.js';
import type { Opened, Planned } from './case-door.js';
import { CaseClocks } from './case-clocks.js';
import { CaseFacts } from './case-facts.js';
import { CaseKinds } from './case-kinds.js';
import type { CaseRow } from './case-row.js';
import { Exceptions } from './exceptions.js';
import { notices } from './notices.js';
import { Publishing } from './publishing.js';
import { reconcile } from './task-plan.js';
import type { ItemWrite } from './writes.js';
import type { Standing } from './standing.js';

/** One pure step → the rows that one statement writes. */
@Injectable()
export class StepWrites {
  constructor(
    private readonly caseFacts: CaseFacts,
    private readonly clocks: CaseClocks,
    private readonly kinds: CaseKinds,
    private readonly publishing: Publishing,
    private readonly exceptions: Exceptions,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  of(opened: Opened, proposal: Proposal, step: Step): Planned<Standing> {
    const { row, facts, now } = opened;
    const { changes } = step;
    const revision = row.revision + (movesRevision(row, step) ? 1 : 0);
    const publication = changes.publish === true ? this.publishing.of(row, proposal) : undefined;
    const item = this.item(opened, step);
    const tasks = reconcile(
      row.tasks,
      [...step.tasks, ...this.exceptions.of(opened, step)],
      proposal.actor,
      proposal.action,
    );
    const writes: Planned<Standing>['writes'] = {
      at: now,
      case: {
        id: row.id,
        guard: row.guard,
        snapshot: step.snapshot,
        state: step.state,
        states: step.states,
        revision,
        memory: { ...step.memory, units: this.units(opened, step) },
        delegation: proposal.actor.standingFor?.id,
      },
      ...(item === undefined ? {} : { item }),
      ...(changes.restorePublished === true
        ? { restore: row.version - 1, attachments: { restore: row.version - 1 } }
        : {}),
      audit: auditLine({
        subject: row.id,
        previous: { seq: row.audit_seq, hash: row.audit_hash },
        at: now,
        actor: proposal.actor,
        unit: ownerOf(row, proposal),
        action: proposal.action,
        fromState: row.states.join(' '),
        toState: step.states.join(' '),
        revision,
        input: proposal.input,
        detail: {
          version: row.version,
          contentHash: row.content_hash,
          publicHash: facts.publicHash,
          ...(publication === undefined ? {} : { publication: publication.id }),
        },
      }),
      tasks,
      timers: {
        cancel: changes.cancelTimers ?? [],
        open: (changes.timers ?? []).map(({ action, dueAt, input }) => ({
          id: newId(),
          action,
          due_at: dueAt,
          input: input ?? {},
        })),
      },
      clocks: this.clocks.writes(row, after(row, step), proposal.action, now),
      ...(changes.assignNumber === undefined || row.series_number !== null ? {} : { number: changes.assignNumber }),
      notices: notices(proposal, step, tasks),
      ...(publication === undefined ? {} : { publication }),
      ...(changes.visibility === undefined ? {} : { visibility: changes.visibility }),
      ...(changes.deliver === undefined ? {} : { deliveries: this.publishing.deliveries(row, changes.deliver) }),
      ...(changes.replay === undefined ? {} : { replay: changes.replay }),
    };
    return { writes, answer: { state: step.state, states: step.states, revision } };
  }

  /** The item's own row: rewritten when the version moves, the marks go, or a publication gives it its number. */
  private item({ row, facts }: Opened, { changes, state }: Step): ItemWrite | undefined {
    if (changes.restorePublished === true) return undefined;
    const quarantined = row.kind === 'item' && !row.quarantined && this.caseFacts.quarantined(row, state);
    const kept = changes.version === undefined && changes.clearMarks !== true && changes.dates === undefined;
    if (kept && changes.publish !== true && !quarantined) return undefined;
    const dated = changes.dates === undefined ? row : { ...row, dates: { ...row.dates, ...changes.dates } };
    const cleared = changes.clearMarks === true ? { ...dated, marks: [] } : dated;
    const hashes =
      changes.clearMarks === true || changes.dates !== undefined
        ? this.caseFacts.hashes(cleared)
        : { contentHash: row.content_hash, publicHash: facts.publicHash };
    return {
      version: changes.version ?? row.version,
      ...(quarantined ? { quarantined } : {}),
      ...(changes.clearMarks === true ? { marks: [] } : {}),
      ...(changes.dates === undefined ? {} : { content: contentIn(dated) }),
      ...hashes,
    };
  }

  /** Units whose people can be asked to act: the next read looks for eligible accounts there. */
  private units({ row, facts }: Opened, step: Step): readonly string[] {
    const kind = this.kinds.get(row.kind);
    if (kind !== undefined) return kind.units({ ...facts, memory: step.memory });
    const named = [facts.unit, ...facts.actingUnits, ...facts.reviewingUnits, ...facts.publishingUnits];
    return [...new Set([...named, ...facts.memory.countersigners])].filter((unit) => this.jurisdiction.units.has(unit));
  }
}

/** What a seat does about a unit - issuing an order, sending it back - is not done in the unit's name. */
const ownerOf = ({ kind, unit }: CaseRow, { actor }: Proposal): string => (kind === 'item' ? unit : actor.unit);
const contentIn = ({ title, summary, elements, extra, dates }: CaseRow): ItemContent => ({
  ...{ title, summary, elements, extra, dates },
});

/** The row as the step leaves it, as far as clocks look at it. */
const after = (row: CaseRow, { state, states, memory, changes }: Step): CaseRow => ({
  ...row,
  ...{ state, states, version: changes.version ?? row.version },
  dates: { ...row.dates, ...changes.dates },
  memory: { ...memory, units: row.memory.units },
});

/** The public counter rises with business state, content and marks; a countersignature or one of several receipts moves only the guard. */
function movesRevision(row: CaseRow, { states, changes }: Step): boolean {
  return (
    states.join() !== row.states.join() ||
    changes.version !== undefined ||
    changes.clearMarks === true ||
    changes.publish === true ||
    changes.memory?.nonDisclosure !== undefined ||
    changes.memory?.grade !== undefined ||
    changes.memory?.overturned !== undefined
  );
}
