import { Injectable } from '@nestjs/common';
import type { Clock } from '../domain/deadlines/clock.js';
import { notBeforeOf } from '../domain/deadlines/clocks-of.js';
import { CaseClocks } from '../engine/case-clocks.js';
import type { Opened } from '../engine/case-door.js';

/** Every clock of an item as it stands now; what lists and reminders need of it is stored with each act. */
export interface Clocks {
  readonly clocks: readonly Clock[];
  /** First day it may be published, where a window binds it. */
  readonly notBefore: string | null;
}

@Injectable()
export class ItemClocks {
  constructor(private readonly clocks: CaseClocks) {}

  of({ row, now }: Pick<Opened, 'row' | 'now'>): Clocks {
    const clocks = this.clocks.of(row, now);
    return { clocks, notBefore: notBeforeOf(clocks) };
  }
}
