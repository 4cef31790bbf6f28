import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { notFound } from '../../access/refused-error.js';
import { Desk, type Visit } from '../desk.js';
import { creditPanel } from '../credit/credit-panel.js';
import { flattened } from '../form/flatten.js';
import { Ground } from '../ground.js';
import { LatestChange } from '../latest-change.js';
import { Naming } from '../naming.js';
import type { Typed } from '../typed.js';
import { formEntry } from './form-entry.js';
import { DraftPage } from './draft-page.js';
import { StoredDrafts, type Saved } from './stored-drafts.js';

/** The form of a stored draft: as it is, or as it was typed when something is wrong with it. */
@Injectable()
export class EditPage {
  constructor(
    private readonly desk: Desk,
    private readonly page: DraftPage,
    private readonly stored: StoredDrafts,
    private readonly changes: LatestChange,
    private readonly ground: Ground,
    private readonly naming: Naming,
  ) {}

  /** `typed` null shows what is stored. A stale page keeps what was typed and says who changed the draft meanwhile. */
  async show(visit: Visit, id: string, typed: Typed | null, refusals: readonly Reason[] = []): Promise<void> {
    const opened = await this.stored.open(visit.actor, id);
    const known = opened === null ? null : this.ground.entry(opened.row.entry);
    if (opened === null || known === null) throw notFound();
    const entry = formEntry(known, opened);
    const { row } = opened;
    const project = row.project === null ? null : { id: row.project.id, name: this.naming.project(row.project) };
    await this.page.show(visit, {
      ...{ entry, refusals, item: id, revision: row.revision, project, projects: [], earlier: [] },
      typed: typed ?? flattened(entry, row, row.memory.countersigners),
      changed: refusals.some(({ kind }) => kind === 'stale') ? await this.changes.told(opened, visit.locale) : null,
      saved: typed === null,
      credit: creditPanel(opened, this.naming, visit.locale),
    });
  }

  /** After saving: on to the review, or back to the form with what is missing. */
  async submit(visit: Visit, saved: Pick<Saved, 'id' | 'revision'>, typed: Typed): Promise<void> {
    const submitted = await this.stored.submit(visit.actor, saved, typed);
    if (submitted.ok) await this.desk.go(visit, `/workbench/items/${saved.id}?saved=1`, 'SUBMIT');
    else await this.show(visit, saved.id, null, submitted.refusals);
  }
}
