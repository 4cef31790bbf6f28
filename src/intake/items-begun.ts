import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { arrivedContent } from '../domain/intake/content.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { CaseBirths } from '../engine/case-births.js';
import { Attaching } from './attaching.js';
import { contentIn } from './content-in.js';
import type { IntakeRow } from './intake-store.js';
import type { IntakeNotice } from './schemas.js';

/** Who brings the text in, for the unit whose it is. */
export interface Bearer {
  readonly actor: Actor;
  readonly project: string | null;
}

/** The item of a text, with its files, under the responsible unit. It has the id of what arrived: begun again, it is the same. */
@Injectable()
export class ItemsBegun {
  constructor(
    private readonly births: CaseBirths,
    private readonly attaching: Attaching,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async begin(row: IntakeRow, notice: IntakeNotice, { actor, project }: Bearer): Promise<Outcome<true>> {
    const entry = this.jurisdiction.entries.get(notice.entry);
    if (entry === undefined)
      return refused([{ code: 'unknown-entry', kind: 'content', field: 'entry', params: { entry: notice.entry } }]);
    const files = await this.attaching.judged(notice.attachments);
    if (!files.ok) return files;
    const content = arrivedContent(entry, contentIn(notice), row.mode, row.received_at);
    const asked = { actor, entry: entry.id, project, content, countersigners: [] };
    const born = await this.births.create({ ...asked, id: row.id, key: `intake.${row.id}` });
    if (!born.ok) return born;
    await this.attaching.attach(actor, row.id, files.value);
    return accepted(true);
  }
}
