import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Opened } from '../engine/case-door.js';
import type { Locale } from '../platform/i18n.js';
import { ItemClocks } from './item-clocks.js';
import { clockModel, type ClockModel } from './showing/clock-model.js';

/** The clocks of an item as the workbench shows them. */
@Injectable()
export class ClockCards {
  constructor(
    private readonly clocks: ItemClocks,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  of(opened: Opened, locale: Locale): readonly ClockModel[] {
    const { clocks } = this.clocks.of(opened);
    return clocks.map((clock) => clockModel(clock, this.jurisdiction, opened.now, locale));
  }
}
