import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { counted } from '../domain/authority/standing-in.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { normalRecords } from '../domain/exchange/dual-publicity/stored.js';
import type { DualPublicity } from '../domain/exchange/dual-publicity/table.js';
import type { AttachmentFacts, ItemContent } from '../domain/items/content.js';
import type { Mark } from '../domain/lifecycle/facts.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { newId } from '../platform/ids.js';
import { segmentForIndex } from '../platform/segment.js';
import { ActWrites, type Act } from './act-writes.js';
import { unusableContent } from './case-births.js';
import { CaseDoor, type Ask, type Asked, type Opened, type Planned } from './case-door.js';
import { CaseFacts } from './case-facts.js';
import { machineDates } from './machine-dates.js';
import type { NewFile } from './new-file.js';
import type { Standing } from './standing.js';

/** Fields of a draft that are to change; absent ones stay. An element set to null is emptied. */
export interface Edit {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly elements?: Readonly<Record<string, unknown>> | undefined;
  readonly extra?: ItemContent['extra'] | undefined;
  readonly dates?: Readonly<Record<string, string | null>> | undefined;
  readonly countersigners?: readonly string[] | undefined;
  /** All of them: what is not among them is gone. */
  readonly creditRecords?: ItemContent['creditRecords'] | undefined;
}

/** `actor` in the capacity in which the act is done: himself, or for an absent colleague. */
type Change = (opened: Opened, actor: Actor) => Outcome<Act>;

/** What changes a case without moving its machine: content in drafting, marks in review, files, claims, comments. The same door. */
@Injectable()
export class CaseEditor {
  constructor(
    private readonly door: CaseDoor,
    private readonly acts: ActWrites,
    private readonly facts: CaseFacts,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Content changes only in drafting; everyone who edits counts as a drafter of this version (invariants 7, 8). */
  async edit(asked: Asked, edit: Edit): Promise<Outcome<Standing>> {
    const input = { fields: Object.keys(edit).filter((key) => edit[key as keyof Edit] !== undefined), edit };
    return await this.act({ ...asked, action: 'EDIT', input }, (opened, actor) => {
      const { row } = opened;
      const content = edited(row, edit, this.jurisdiction.dualPublicity);
      const countersigners = edit.countersigners ?? row.memory.countersigners;
      const wrong = unusableContent(
        this.facts.entry(row.entry),
        { content, countersigners, unit: row.unit },
        this.jurisdiction,
      );
      const machine = machineDates(row, content.dates);
      if (wrong.length + machine.length > 0) return refused([...wrong, ...machine]);
      const untouched = (each: { readonly target: string }): boolean => sameTarget(each, row, content);
      return accepted({
        content,
        marks: row.marks.filter(untouched),
        decisions: row.decisions.filter(untouched),
        search: segmentForIndex(`${content.title}\n${content.summary}`),
        memory: {
          drafters: counted(row.memory.drafters, actor),
          countersigners,
          clearedHash: null,
          approvedHash: null,
        },
      });
    });
  }

  /** One mark for each element and attachment, each with its ground where it hides something (逐项审查). */
  async mark(
    asked: Asked,
    marks: readonly Omit<Mark, 'by' | 'at'>[],
    check: (opened: Opened) => Outcome<true>,
  ): Promise<Outcome<Standing>> {
    return await this.act({ ...asked, action: 'MARK', input: { marks } }, (opened, actor) => {
      const checked = check(opened);
      if (!checked.ok) return checked;
      const at = opened.now.toISOString();
      const standingFor = actor.standingFor?.account;
      const by = { by: actor.account, ...(standingFor === undefined ? {} : { standingFor }) };
      return accepted({
        marks: marks.map((mark) => ({ ...mark, ...by, at })),
        memory: {
          reviewers: counted(opened.row.memory.reviewers, actor),
          actedSinceSubmission: true,
          clearedHash: null,
          approvedHash: null,
        },
      });
    });
  }

  async attach(asked: Asked, { bytes, ...named }: NewFile): Promise<Outcome<Standing & AttachmentFacts>> {
    const file = {
      id: newId(),
      ...named,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const { id, title, fileName, mediaType, size, sha256 } = file;
    const ask = { ...asked, action: 'ATTACH', input: { sha256, title, fileName } };
    const row = { id, sha256, title, file_name: fileName, media_type: mediaType, size, added_by: asked.actor.account };
    return await this.answered(
      ask,
      (opened, actor) =>
        accepted({
          attachments: [...opened.row.attachments, file],
          files: { add: [row], blob: { sha256, mediaType, bytes } },
          memory: {
            drafters: counted(opened.row.memory.drafters, actor),
            clearedHash: null,
            approvedHash: null,
          },
        }),
      file,
    );
  }

  async detach(asked: Asked, attachment: string): Promise<Outcome<Standing>> {
    return await this.act(
      { ...asked, action: 'DETACH', input: { target: `attachment:${attachment}` } },
      ({ row }, actor) => {
        if (!row.attachments.some((each) => each.id === attachment))
          return refused([{ code: 'not-found', kind: 'missing' }]);
        return accepted({
          attachments: row.attachments.filter((each) => each.id !== attachment),
          marks: row.marks.filter((mark) => mark.target !== `attachment:${attachment}`),
          decisions: row.decisions.filter((each) => each.target !== `attachment:${attachment}`),
          files: { remove: [attachment] },
          memory: { drafters: counted(row.memory.drafters, actor), clearedHash: null, approvedHash: null },
        });
      },
    );
  }

  /** A word between colleagues: on the trail, in nobody's way. */
  async comment(asked: Asked, text: string): Promise<Outcome<Standing>> {
    const comment = { id: newId(), author: asked.actor.account, text };
    return await this.act({ ...asked, action: 'COMMENT', input: { comment: text } }, () =>
      accepted({ comment, quiet: true }),
    );
  }

  /** An act a feature brings: a line of the action table `beside` the machine permits it. */
  async beside(ask: Ask, change: Change): Promise<Outcome<Standing>> {
    return await this.act(ask, change);
  }

  private async act(ask: Ask, change: Change): Promise<Outcome<Standing>> {
    return await this.answered(ask, change, {});
  }

  /** `more` is part of the answer that is kept for repeats. */
  private async answered<M extends object>(ask: Ask, change: Change, more: M): Promise<Outcome<Standing & M>> {
    return await this.door.pass<Standing & M>(ask, (opened): Outcome<Planned<Standing & M>> => {
      const unauthorised = this.acts.refusals(opened, ask);
      const actor = this.acts.capacity(opened, ask);
      const changed = change(opened, actor);
      if (unauthorised.length > 0) return refused([...unauthorised, ...(changed.ok ? [] : changed.refusals)]);
      if (!changed.ok) return changed;
      const { writes, answer } = this.acts.of(opened, { ...ask, actor }, changed.value);
      return accepted({ writes, answer: { ...answer, ...more } });
    });
  }
}

function edited(row: Opened['row'], edit: Edit, house: DualPublicity | null): ItemContent {
  return {
    title: edit.title ?? row.title,
    summary: edit.summary ?? row.summary,
    elements: merged(row.elements, edit.elements ?? {}),
    extra: edit.extra ?? row.extra,
    dates: merged(row.dates, edit.dates ?? {}),
    creditRecords: edit.creditRecords === undefined ? row.creditRecords : normalRecords(house, edit.creditRecords),
  };
}

function merged<T>(before: Readonly<Record<string, T>>, change: Readonly<Record<string, T | null>>): Record<string, T> {
  const entries = Object.entries({ ...before, ...change });
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== null && entry[1] !== ''));
}

/** A mark or a decision stays with what it was made for: the reviewer need not judge again what the drafter left alone. */
function sameTarget({ target }: { readonly target: string }, before: ItemContent, after: ItemContent): boolean {
  const [kind = '', id = ''] = target.split(':');
  if (kind === 'attachment') return true;
  const value = (content: ItemContent): unknown =>
    kind === 'element'
      ? (content.elements[id] ?? content.extra.find((extra) => extra.id === id))
      : content[kind === 'title' ? 'title' : 'summary'];
  return JSON.stringify(value(before)) === JSON.stringify(value(after));
}
