import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../domain/actor.js';
import type { Find } from '../domain/lifecycle/facts.js';
import { screen, type ScreenedFile } from '../domain/screening/screen.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { ReadingJob } from '../confidentiality/reading-job.js';
import { CaseFacts } from '../engine/case-facts.js';
import { CaseDoor, NOT_NEEDED, type Opened } from '../engine/case-door.js';

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
    private readonly reading: ReadingJob,
    private readonly facts: CaseFacts,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async of(item: string): Promise<Screened> {
    const { row, finds: lacks } = await this.read(item);
    const files = row.attachments.map(({ id, title, fileName }): ScreenedFile => {
      const reading = row.readings.find(({ attachment }) => attachment === id);
      const seen = reading?.state === 'read' ? reading.finds.map(({ detector }) => detector) : null;
      return { id, title, fileName, seen };
    });
    const { title, summary, elements, extra, dates } = row;
    const lists = this.jurisdiction.wordLists(row.unit);
    const finds = screen({ title, summary, elements, extra, dates }, files, lists);
    return { screened: this.facts.hashes(row).publicHash, finds: [...lacks, ...finds] };
  }

  /** The item once all its files are read: what cannot be read is not screened, and what goes out may be another file. */
  private async read(item: string): Promise<Pick<Opened, 'row'> & { readonly finds: Find[] }> {
    const opened = await this.open(item);
    const read = new Set(opened.row.readings.map(({ attachment }) => attachment));
    const waiting = opened.row.attachments.filter(({ id }) => !read.has(id));
    for (const { sha256 } of waiting) await this.reading.now(sha256);
    const { row, facts } = waiting.length === 0 ? opened : await this.open(item);
    return { row, finds: lacking(facts) };
  }

  private async open(item: string): Promise<Opened> {
    const opened = await this.door.open({ actor: SYSTEM, caseId: item, key: NOT_NEEDED });
    if (opened === null) throw new Error(`item ${item} cannot be opened by the system`);
    return opened;
  }
}

/** What the path itself needs: an authorisation in force, every required part, and no column that names people. */
const lacking = (facts: Opened['facts']): Find[] => [
  ...(facts.authorisation === undefined ? [{ kind: 'no-authorisation', place: '' }] : []),
  ...[...new Set([...facts.missing, ...facts.exchangeFaults.map(({ field }) => field)])].map((place) => ({
    kind: 'incomplete',
    place,
  })),
  ...facts.identifying.map((target) => ({ kind: 'personal-column', place: target.replace('element:', 'elements.') })),
];
