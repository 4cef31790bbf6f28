import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor.js';
import type { Find } from '../domain/lifecycle/facts.js';
import { screen, type ScreenedFile } from '../domain/screening/screen.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { FileReading } from '../reading/file-reading.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { Blobs } from '../items/blobs.js';

/** What was screened, by the hash of its public copy, and everything that keeps it from the express path. */
export interface Screened {
  readonly screened: string;
  readonly finds: readonly Find[];
}

/** Screens an item as it stands: words, names of files, and what can be read of the files. */
@Injectable()
export class Screening {
  constructor(
    private readonly door: CaseDoor,
    private readonly blobs: Blobs,
    private readonly reader: FileReading,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async of(item: string): Promise<Screened> {
    const opened = await this.door.open({ actor: SYSTEM, caseId: item, key: NOT_NEEDED });
    if (opened === null) throw new Error(`item ${item} cannot be opened by the system`);
    const { row, facts } = opened;
    const { title, summary, elements, extra, dates } = row;
    const files = await this.files(row.attachments);
    const finds = screen({ title, summary, elements, extra, dates }, files, this.jurisdiction.wordLists(row.unit));
    return { screened: facts.publicHash, finds: [...lacking(opened), ...finds] };
  }

  /** What cannot be read is not screened. */
  private async files(attachments: Opened['row']['attachments']): Promise<ScreenedFile[]> {
    const texts = attachments.map(async ({ id, title, fileName, mediaType, sha256 }) => {
      const blob = await this.blobs.read(sha256);
      const reading = blob === null ? null : await this.reader.read(blob.content, mediaType);
      const text = reading?.state === 'read' ? reading.parts.map((part) => part.text).join('\n') : null;
      return { id, title, fileName, text };
    });
    return await Promise.all(texts);
  }
}

/** What the path itself needs: an authorisation in force, every required part, and no column that names people. */
const lacking = ({ facts }: Opened): Find[] => [
  ...(facts.authorisation === undefined ? [{ kind: 'no-authorisation', place: '' }] : []),
  ...facts.missing.map((place) => ({ kind: 'incomplete', place })),
  ...facts.identifying.map((target) => ({ kind: 'personal-column', place: target.replace('element:', 'elements.') })),
];
