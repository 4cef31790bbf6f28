import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor.js';
import type { Find } from '../domain/lifecycle/facts.js';
import { screen, type ScreenedFile } from '../domain/screening/screen.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';
import { Blobs } from '../items/blobs.js';

/** What was screened, by the hash of its public copy, and everything that keeps it from the express path. */
export interface Screened {
  readonly screened: string;
  readonly finds: readonly Find[];
}

/** Screens an item as it stands: words, names of files, and texts of those files that are text. */
@Injectable()
export class Screening {
  constructor(
    private readonly door: CaseDoor,
    private readonly blobs: Blobs,
  ) {}

  async of(item: string): Promise<Screened> {
    const opened = await this.door.open({ actor: SYSTEM, caseId: item, key: NOT_NEEDED });
    if (opened === null) throw new Error(`item ${item} cannot be opened by the system`);
    const { row, facts } = opened;
    const { title, summary, elements, extra, dates } = row;
    const files = await this.files(row.attachments);
    const finds = screen({ title, summary, elements, extra, dates }, files);
    return { screened: facts.publicHash, finds: [...lacking(opened), ...finds] };
  }

  /** Of other kinds of file nothing is read here, and what is not read is not screened. */
  private async files(attachments: Opened['row']['attachments']): Promise<ScreenedFile[]> {
    const texts = attachments.map(async ({ id, title, fileName, mediaType, sha256 }) => {
      const blob = mediaType.startsWith('text/') ? await this.blobs.read(sha256) : null;
      return { id, title, fileName, text: blob === null ? null : blob.content.toString('utf8') };
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
