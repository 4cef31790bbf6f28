import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { authorise, capacityFor } from '../domain/authority/authorise.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { AttachmentFacts, ItemContent } from '../domain/items/content.js';
import type { Mark, Memory } from '../domain/lifecycle/facts.js';
import type { FindDecision } from '../domain/screening/find-decision.js';
import type { Proposal } from '../domain/lifecycle/step.js';
import type { Refusal } from '../domain/refusal.js';
import { newId } from '../platform/ids.js';
import { auditLine } from './audit-line.js';
import type { Ask, Opened, Planned } from './case-door.js';
import { CaseClocks } from './case-clocks.js';
import { CaseFacts } from './case-facts.js';
import type { ToldRung } from './clock-ladder.js';
import type { Standing } from './standing.js';
import type { NewNotice, TaskWrites, Writes } from './writes.js';

/** What an act changes; `quiet` acts (claims, comments) leave the public revision alone. */
export interface Act {
  readonly content?: ItemContent;
  readonly marks?: readonly Mark[];
  readonly decisions?: readonly FindDecision[];
  /** What the unit's reviewer says is no find, here and later. */
  readonly allowance?: NonNullable<Writes['allowance']>;
  readonly attachments?: readonly AttachmentFacts[];
  readonly files?: Writes['attachments'];
  readonly search?: string;
  readonly memory?: Partial<Memory>;
  readonly comment?: NonNullable<Writes['comment']>;
  readonly claim?: NonNullable<TaskWrites['claim']>;
  readonly settle?: NonNullable<Writes['settle']>;
  readonly link?: NonNullable<Writes['link']>;
  /** The rung of the ladder that this act tells, of one clock. */
  readonly rung?: ToldRung;
  readonly notices?: readonly Omit<NewNotice, 'id'>[];
  readonly urge?: NonNullable<Writes['urge']>;
  readonly acknowledged?: NonNullable<Writes['acknowledged']>;
  /** Facts for the log, beside what was asked: ids and values, no names and no free text. */
  readonly logged?: Readonly<Record<string, unknown>>;
  readonly quiet?: boolean;
}

/** Putting a file on or taking it off is editing, deciding a find or removing what holds it is marking: the same people, the same state. */
const RIGHT_TO: Readonly<Record<string, string>> = { ATTACH: 'EDIT', DETACH: 'EDIT', DECIDE: 'MARK', EXPUNGE: 'MARK' };

/** An act that leaves the machine where it is → the rows that one statement writes. */
@Injectable()
export class ActWrites {
  constructor(
    private readonly caseFacts: CaseFacts,
    private readonly clocks: CaseClocks,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** In which capacity the actor does it: as himself, or for an absent colleague. */
  capacity(opened: Opened, ask: Ask): Actor {
    return capacityFor(opened.definition, this.proposal(opened, ask), this.jurisdiction);
  }

  refusals(opened: Opened, ask: Ask): readonly Refusal[] {
    return authorise(opened.definition, this.proposal(opened, ask), this.jurisdiction);
  }

  private proposal({ actor, facts, now }: Opened, { action, input }: Ask): Proposal {
    return {
      action: RIGHT_TO[action] ?? action,
      actor,
      facts,
      input,
      now: now.toISOString(),
      probing: false,
    };
  }

  of({ row, now }: Opened, { actor, action, input }: Ask, act: Act): Planned<Standing> {
    const revision = row.revision + (act.quiet === true ? 0 : 1);
    const after = {
      ...row,
      ...act.content,
      marks: act.marks ?? row.marks,
      decisions: act.decisions ?? row.decisions,
      attachments: act.attachments ?? row.attachments,
    };
    const hashes =
      act.quiet === true || row.kind !== 'item'
        ? { contentHash: row.content_hash, publicHash: row.public_hash }
        : this.caseFacts.hashes(after);
    const logged = action === 'EDIT' ? { fields: input.fields } : action === 'MARK' ? {} : input;
    const standing = { state: row.state, states: row.states, revision };
    const units = [...new Set([...row.memory.units, ...(act.memory?.countersigners ?? [])])];
    return {
      answer: standing,
      writes: {
        at: now,
        case: {
          ...{ id: row.id, guard: row.guard, snapshot: row.snapshot, ...standing },
          memory: { ...row.memory, ...act.memory, units },
          delegation: actor.standingFor?.id,
          still: [act.rung, act.urge, act.acknowledged].some((spoken) => spoken !== undefined),
        },
        ...(act.quiet === true || row.kind !== 'item'
          ? {}
          : {
              item: {
                version: row.version,
                ...optional(act),
                ...hashes,
                ...this.closed(row, { ...after, content_hash: hashes.contentHash }),
              },
            }),
        audit: auditLine({
          ...{
            subject: row.id,
            previous: { seq: row.audit_seq, hash: row.audit_hash },
            at: now,
            actor,
            unit: row.unit,
            action,
          },
          ...{ fromState: row.states.join(' '), toState: row.states.join(' '), revision, input: logged },
          detail: {
            version: row.version,
            ...hashes,
            ...act.logged,
            ...(action === 'MARK' ? { marks: summary(act.marks ?? []) } : {}),
          },
        }),
        tasks: { end: [], open: [], ...(act.claim === undefined ? {} : { claim: act.claim }) },
        clocks: this.clocks.writes(
          row,
          { ...after, memory: { ...row.memory, ...act.memory, units } },
          action,
          now,
          act.rung,
        ),
        ...(act.notices === undefined ? {} : { notices: act.notices.map((notice) => ({ id: newId(), ...notice })) }),
        ...(act.urge === undefined ? {} : { urge: act.urge }),
        ...(act.acknowledged === undefined ? {} : { acknowledged: act.acknowledged }),
        ...(act.settle === undefined ? {} : { settle: act.settle }),
        ...(act.link === undefined ? {} : { link: act.link }),
        ...(act.files === undefined ? {} : { attachments: act.files }),
        ...(act.allowance === undefined ? {} : { allowance: act.allowance }),
        ...(act.comment === undefined ? {} : { comment: act.comment }),
      },
    };
  }

  /** Content that has changed or been judged is closed or opened with it. */
  private closed(row: Opened['row'], after: Opened['row']): { readonly quarantined?: boolean } {
    const quarantined = this.caseFacts.quarantined(after, row.state);
    return quarantined === row.quarantined ? {} : { quarantined };
  }
}

function optional({
  content,
  marks,
  decisions,
  search,
}: Act): Pick<NonNullable<Writes['item']>, 'content' | 'marks' | 'decisions' | 'search'> {
  return {
    ...(content === undefined ? {} : { content }),
    ...(marks === undefined ? {} : { marks }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(search === undefined ? {} : { search }),
  };
}

/** The log keeps each decision and its ground; the reviewer's words stay with the item. */
const summary = (marks: readonly Mark[]): unknown =>
  marks.map(({ target, decision, ground }) => ({ target, decision, ...(ground === undefined ? {} : { ground }) }));
