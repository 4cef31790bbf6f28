import { Injectable } from '@nestjs/common';
import { authorisationOf } from '../../domain/intake/authorisation.js';
import { IntakeStore } from '../../intake/intake-store.js';
import { Mirroring } from '../../intake/mirroring.js';
import type { ItemView } from '../../items/item-view.js';
import { formatDate, formatDateTime } from '../../platform/formats.js';
import type { Locale } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { Ground } from '../ground.js';
import { sayerOf } from '../item/refused.js';
import { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';

/** What the statutory medium has, as it was sent with the text or is being typed. */
interface Medium {
  readonly medium: string;
  readonly url: string;
  readonly publishedAt: string;
  readonly text: string;
}
const NO_MEDIUM: Medium = { medium: '', url: '', publishedAt: '', text: '' };

/** Everything the duty officer decides on, flat. */
@Injectable()
export class ExpressModel {
  constructor(
    private readonly store: IntakeStore,
    private readonly mirroring: Mirroring,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  async of(view: ItemView, typed: Typed | null, locale: Locale): Promise<object> {
    const { opened } = view;
    const { row } = opened;
    const medium = typed === null ? await this.sent(row.id) : mediumIn(typed);
    const lines = medium.text === '' ? [] : this.mirroring.compare(opened, medium.text);
    const differences = lines.filter(({ only }) => only !== null).length;
    // Whoever may mirror is on duty here: a text of the medium that differs stops the plain publication, not the comparing.
    const duty = view.actions.find(({ action }) => action === 'MIRROR');
    return {
      ...{ item: row.id, revision: row.revision, key: newId(), back: '/workbench', itemTitle: row.title },
      ...{ unit: this.naming.unit(row.unit, locale), entry: this.naming.entry(row.entry, locale) },
      received: row.memory.intake ? formatDateTime(locale, row.memory.intake.receivedAt) : null,
      screened: row.state === 'work.express',
      authorisation: this.authorisation(row.unit, row.entry, locale),
      may: duty?.allowed === true,
      refused: (duty?.refusals ?? []).map(sayerOf(opened, this.naming, locale)),
      medium: { ...medium, publishedAt: asTyped(medium.publishedAt) },
      compared: lines.length > 0,
      same: lines.length > 0 && differences === 0,
      differences,
      lines: lines.map(({ text, only }) => ({ text, medium: only === 'medium', item: only === 'item' })),
    };
  }

  private authorisation(unit: string, entry: string, locale: Locale): object | null {
    const found = authorisationOf(this.ground.jurisdiction.units.get(unit), entry, this.ground.today());
    if (found === null) return null;
    const { document, from, to } = found;
    return { document, from: formatDate(locale, from), to: to === undefined ? null : formatDate(locale, to) };
  }

  private async sent(item: string): Promise<Medium> {
    const payload = (await this.store.ofItem(item))?.payload as { mirror?: Medium | null } | undefined;
    return payload?.mirror ?? NO_MEDIUM;
  }
}

/** An instant as a `datetime-local` field shows it, in Shanghai; what was typed there stays. */
const asTyped = (at: string): string =>
  at.length <= 16 || Number.isNaN(Date.parse(at))
    ? at
    : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16);

const mediumIn = (typed: Typed): Medium => ({
  ...{ medium: last(typed, 'medium'), url: last(typed, 'url'), text: last(typed, 'text') },
  publishedAt: last(typed, 'publishedAt'),
});
