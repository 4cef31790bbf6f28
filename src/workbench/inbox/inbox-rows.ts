import { Injectable } from '@nestjs/common';
import type { InboxRow } from '../../inbox/inbox-queries.js';
import type { Visit } from '../desk.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { addressOf, type InboxQuery } from './filters.js';
import { rowModel, type RowModel } from './row-model.js';

/** The rows of a list, as the page shows them now. */
@Injectable()
export class InboxRows {
  constructor(
    readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  today = (): string => this.ground.today();

  of({ actor, locale }: Visit, query: InboxQuery, rows: readonly InboxRow[], chosen: string | null): RowModel[] {
    const context = {
      ...{ view: query.view, actor, chosen, naming: this.naming, locale, now: this.ground.now() },
      addressOf: (item: string) => addressOf(query, { cursor: query.cursor ?? null, item }),
    };
    return rows.map((row) => rowModel(row, context));
  }
}
