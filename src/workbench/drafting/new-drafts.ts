import { NOT_NEEDED } from '../../engine/case-door.js';
import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import type { Actor } from '../../domain/actor.js';
import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { accepted, type Outcome } from '../../domain/refusal.js';
import { responsibleUnit } from '../../domain/responsibility/responsible-unit.js';
import { sqlState } from '../../platform/database.js';
import { Projects } from '../../projects/projects.js';
import type { Visit } from '../desk.js';
import { givenIn } from '../form/read-form.js';
import { Ground, isId } from '../ground.js';
import { last, type Typed } from '../typed.js';
import type { Draft } from './draft-page.js';
import { OwedDrafts } from './owed.js';
import { Sources } from './sources.js';
import { StoredDrafts, type Saved } from './stored-drafts.js';

export interface Beginning {
  readonly entry: string;
  readonly project: string | null;
  readonly from: string | null;
}

/** Drafts that are not stored yet, and the moment they are. */
@Injectable()
export class NewDrafts {
  constructor(
    private readonly owed: OwedDrafts,
    private readonly sources: Sources,
    private readonly stored: StoredDrafts,
    private readonly projects: Projects,
    private readonly ground: Ground,
  ) {}

  async begin(visit: Visit, { entry: id, project, from }: Beginning): Promise<Draft | null> {
    const entry = this.ground.entry(id);
    if (entry === null) return null;
    const copied = from === null ? null : await this.sources.ofItem(visit.actor, from, entry);
    const given = await this.ofProject(visit.actor, entry, project ?? copied?.project ?? null);
    const typed = new Map([...given.data, ...(copied?.typed ?? [])]);
    return await this.draft(visit, entry, typed, given.project, []);
  }

  /** Begun from an obligation: with its project's data, its title and the dates that are known. */
  async beginOwed(visit: Visit, obligation: string): Promise<Draft | null> {
    const source = await this.owed.source(visit.actor, obligation);
    const entry = source === null ? null : this.ground.entry(source.entry);
    if (source === null || entry === null) return null;
    const { data, project } = await this.ofProject(visit.actor, entry, source.project);
    return await this.draft(visit, entry, new Map([...data, ...source.typed]), project, []);
  }

  /** The same form again with what was typed; what the project knows fills only what is empty. */
  async again(visit: Visit, typed: Typed, refusals: readonly Reason[]): Promise<Draft | null> {
    const entry = this.ground.entry(last(typed, 'entry'));
    if (entry === null) return null;
    const { data, project } = await this.ofProject(visit.actor, entry, last(typed, 'project') || null);
    const kept = [...typed].filter(([, values]) => values.some((value) => value.trim() !== ''));
    const known = last(typed, 'do') === 'project' ? data : [];
    return await this.draft(visit, entry, new Map([...known, ...kept]), project, refusals);
  }

  /** Stored once, however often the same form is sent: the form carries the id of the item it will be. */
  async store(actor: Actor, typed: Typed): Promise<Outcome<Saved>> {
    const entry = this.ground.entry(last(typed, 'entry'));
    const content = entry === null ? EMPTY : givenIn(entry, typed);
    const asked = { actor, entry: last(typed, 'entry'), project: last(typed, 'project') || null, content };
    const id = last(typed, 'key');
    try {
      const { countersigners } = content;
      const born = await this.owed.create(
        { ...asked, countersigners, ...(isId(id) ? { id } : {}) },
        last(typed, 'obligation'),
      );
      return born.ok ? accepted({ id: born.value.id, revision: born.value.revision, at: this.ground.now() }) : born;
    } catch (cause) {
      if (sqlState(cause) !== '23505') throw cause;
      await this.owed.link(actor, last(typed, 'obligation'), id);
      return await this.stored.save(actor, id, typed, NOT_NEEDED);
    }
  }

  private async ofProject(actor: Actor, entry: Entry, id: string | null) {
    const found = id === null || !isId(id) ? null : ((await this.projects.find(actor, id))?.project ?? null);
    if (found === null) return { project: null, data: new Map<string, readonly string[]>() };
    const owner = responsibleUnit(this.ground.jurisdiction, entry, actor.unit, found, this.ground.today());
    const unit = owner.ok ? owner.value.unit : actor.unit;
    return { project: found, data: await this.sources.ofProject(entry, found.id, unit) };
  }

  private async draft(
    { actor }: Visit,
    entry: Entry,
    typed: Typed,
    project: Draft['project'],
    refusals: readonly Reason[],
  ): Promise<Draft> {
    const listed = project === null ? await this.projects.list(actor, {}) : null;
    return {
      ...{ entry, typed, refusals, project, item: null, revision: null, changed: null, saved: false },
      projects: listed?.ok === true ? listed.value.rows : [],
      earlier: typed.size === 0 ? await this.sources.earlier(entry.id, actor.unit) : [],
    };
  }
}

const EMPTY = { title: '', summary: '', elements: {}, extra: [], dates: {}, countersigners: [] };
