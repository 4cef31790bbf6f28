import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/actor.js';
import { NOTHING_YET } from '../../domain/obligations/obligation.js';
import type { Outcome } from '../../domain/refusal.js';
import { CaseBirths } from '../../engine/case-births.js';
import type { Born, NewItem } from '../../engine/new-item.js';
import { aboutOf } from '../../obligations/obligation-kind.js';
import { Obligations } from '../../obligations/obligations.js';
import { flattened } from '../form/flatten.js';
import { Ground, isId } from '../ground.js';
import type { Typed } from '../typed.js';

/** Drafting from an obligation: what is known fills the form, and the item that is begun is the obligation's. */
@Injectable()
export class OwedDrafts {
  constructor(
    private readonly births: CaseBirths,
    private readonly obligations: Obligations,
    private readonly ground: Ground,
  ) {}

  /** Entry, project, suggested title and the dates known; null for those who may not see it. */
  async source(
    actor: Actor,
    id: string,
  ): Promise<{ readonly entry: string; readonly project: string | null; readonly typed: Typed } | null> {
    const opened = await this.obligations.open(actor, id);
    if (opened === null) return null;
    const about = aboutOf(opened.row);
    const entry = this.ground.entry(about.entry);
    if (entry === null) return null;
    const dates = { ...about.events, ...(opened.row.memory.obligation ?? NOTHING_YET).dates };
    const content = { title: about.title, summary: '', elements: about.codes, extra: [], dates };
    const typed = new Map([...flattened(entry, content), ['obligation', [id]] as const]);
    return { entry: entry.id, project: about.project ?? null, typed };
  }

  async create(asked: NewItem, obligation: string): Promise<Outcome<Born>> {
    const born = await this.births.create(asked);
    if (born.ok) await this.link(asked.actor, obligation, born.value.id);
    return born;
  }

  /** Somebody else may have begun another meanwhile: then this item stands by itself, and nothing is lost. */
  async link(actor: Actor, obligation: string, item: string): Promise<void> {
    if (isId(obligation)) await this.obligations.begun(actor, obligation, item);
  }
}
