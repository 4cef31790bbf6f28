import { Injectable } from '@nestjs/common';
import type { ItemView } from '../../items/item-view.js';
import type { Locale } from '../../platform/i18n.js';
import { documentModel, type DocumentModel } from '../../publication/document.js';
import { Names } from '../../publication/names.js';

/** The page exactly as the public will see it: the window's own view model and partial, over the copy that PUBLISH would write. */
@Injectable()
export class Preview {
  constructor(private readonly names: Names) {}

  of({ opened, preview, extras }: ItemView, locale: Locale): DocumentModel {
    const { row, facts } = opened;
    const [publisher = row.unit] = facts.publishingUnits.slice(1);
    const [newest] = extras.publications;
    const shown = newest?.version === row.version ? newest : null;
    const model = documentModel(
      {
        ...preview,
        ...{ number: row.number, unit: row.unit, publisher },
        publishedAt: shown === null ? null : new Date(shown.published_at),
        repealed: newest?.visibility === 'repealed',
        changeNote: shown === null ? (row.memory.correctionOf?.reason ?? null) : shown.change_note,
        relation: null,
      },
      this.names,
      locale,
    );
    const files = model.files.map((file, at) => {
      const attachment = preview.attachments[at];
      const url = file.url === null || attachment === undefined ? null : fileOf(row.id, attachment.id);
      return { ...file, url };
    });
    return { ...model, files };
  }
}

/** A file of an item that may not be public yet: for those who may see the item. */
export const fileOf = (item: string, attachment: string): string => `/api/v1/items/${item}/attachments/${attachment}`;
