import { Injectable } from '@nestjs/common';
import { AccountDirectory, type Account } from '../../access/account-directory.js';
import { creditViewOf } from '../../items/credit-view.js';
import type { ItemView } from '../../items/item-view.js';
import type { Locale } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';
import { LatestChange } from '../latest-change.js';
import { Naming } from '../naming.js';
import { TaskCare } from '../people/task-care.js';
import { actModel, type Tried } from './act-model.js';
import { headModel } from './head-model.js';
import { told, type Refused, type Told } from './refused.js';
import { situations } from './situation.js';
import { taskModels } from './tasks-model.js';

/** Everything beside the tab itself: what the item is, where it stands, what I must do. The inbox shows the same. */
@Injectable()
export class ItemModel {
  constructor(
    private readonly people: AccountDirectory,
    private readonly changes: LatestChange,
    private readonly care: TaskCare,
    private readonly naming: Naming,
  ) {}

  told(refused: Refused | null, { opened }: ItemView, locale: Locale): Told | null {
    return told(refused, opened, this.naming, locale);
  }

  /** Whether licence and penalty records are a matter of this item. */
  credits({ opened }: ItemView): boolean {
    const { records, editable, owed } = creditViewOf(opened, this.naming.jurisdiction);
    return records.length > 0 || owed || editable;
  }

  async of(visit: Visit, view: ItemView, refused: Told | null, back: string) {
    const { actor, locale } = visit;
    const { opened } = view;
    const [people, care] = await Promise.all([this.named(view), this.care.of(visit, opened)]);
    const signers = people.filter(({ unit }) => unit === opened.row.unit);
    const tried: Tried | null = refused === null ? null : { ...refused, errors: refused.errors.byField };
    return {
      head: headModel(view, this.naming, locale),
      situations: situations(opened, this.naming, locale),
      tasks: taskModels(opened.actor, opened, people, this.naming, locale).map((task) => ({
        ...task,
        care: care.get(task.id) ?? null,
      })),
      act: actModel(actor, view.actions, { view, naming: this.naming, locale, signers }, tried, back),
      recent: await this.changes.lines(opened, locale, 3),
      errors: refused?.errors.list ?? [],
      stale: refused?.errors.status === 412 ? await this.changes.told(opened, locale) : null,
    };
  }

  /** Names of those who hold tasks, and of the people of the unit when a clerk must say who signed. */
  private async named({ opened, actions }: ItemView): Promise<readonly Account[]> {
    const { row } = opened;
    const holders = row.tasks.flatMap(({ claimed_by }) => (claimed_by === null ? [] : [claimed_by]));
    const recording = actions.some(({ action, allowed }) => allowed && action === 'APPROVE');
    const [known, unit] = await Promise.all([
      holders.length === 0 ? [] : this.people.find(holders),
      recording ? this.people.accountsOf([row.unit]) : [],
    ]);
    return [...known, ...unit];
  }
}
