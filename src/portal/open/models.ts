import { Injectable } from '@nestjs/common';
import type { Text } from '../../domain/catalogue/jurisdiction.js';
import { Pages } from '../pages/pages.js';
import type { StateRow, VersionRow } from '../reading/document-reader.js';
import type { ListRow, PublicationRow } from '../reading/rows.js';
import { addressOf, fileAddress } from '../../publication/addresses.js';
import { Names } from '../../publication/names.js';
import type { OpenLine, OpenPublication } from './schemas.js';

type Named = OpenLine['unit'];

/** Rows as the open interface gives them: ids with their names in both languages, addresses absolute, instants in UTC. */
@Injectable()
export class OpenModels {
  constructor(
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  line(row: Omit<ListRow, 'at'>): OpenLine {
    const { number, version, title, summary, project, relation } = row;
    return {
      ...{ number, version, title, summary, project, relation },
      url: this.pages.absolute(addressOf(number)),
      domain: this.named(row.domain, this.names.domain),
      entry: this.named(row.entry, this.names.entry),
      unit: this.named(row.unit, this.names.unit),
      publishedAt: row.publishedAt.toISOString(),
      validity: row.visibility === 'repealed' ? 'repealed' : 'in-force',
    };
  }

  whole(state: StateRow, versions: readonly VersionRow[], related: readonly ListRow[]): OpenPublication {
    const { current, visibility } = state;
    const { formedOn, changeNote, publicHash } = current;
    return {
      ...this.line({ ...current, visibility }),
      ...{ formedOn, changeNote, publicHash },
      publisher: this.named(current.publisher, this.names.unit),
      body: current.body.map((element) => ({ ...element })),
      attachments: current.attachments.map((file) => this.file(file)),
      versions: versions.map((version) => ({ ...version, publishedAt: version.publishedAt.toISOString() })),
      related: related.map((row) => this.line(row)),
    };
  }

  private named(id: string, name: (id: string, locale: keyof Text) => string): Named {
    return { id, name: { zh: name(id, 'zh'), en: name(id, 'en') } };
  }

  private file(file: PublicationRow['attachments'][number]): Record<string, unknown> {
    return file.title === null
      ? { ...file }
      : { ...file, url: this.pages.absolute(fileAddress(file.sha256, file.fileName)) };
  }
}
