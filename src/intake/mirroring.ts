import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { compareTexts, differencesIn, type ComparedLine } from '../domain/intake/same-text.js';
import { publicCopy } from '../domain/items/public-copy.js';
import type { Opened } from '../engine/case-door.js';
import { CaseFacts } from '../engine/case-facts.js';
import { Preparations } from '../engine/preparations.js';

/** The item beside what the statutory medium has published: the engine is given the difference, never the person's word for it. */
@Injectable()
export class Mirroring {
  constructor(
    private readonly facts: CaseFacts,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
    preparations: Preparations,
  ) {
    const under = ({ facts: { authorisation } }: Opened) => (authorisation === undefined ? {} : { authorisation });
    preparations.register('EXPRESS_PUBLISH', (input, opened) => ({ ...input, ...under(opened) }));
    preparations.register('MIRROR', (input, opened) => ({
      ...{ ...input, ...under(opened) },
      differences: differencesIn(this.compare(opened, typeof input.text === 'string' ? input.text : '')),
    }));
  }

  compare({ row }: Opened, text: string): readonly ComparedLine[] {
    const copy = publicCopy(this.facts.entry(row.entry), this.facts.source(row), this.jurisdiction);
    return compareTexts(copy, text);
  }
}
