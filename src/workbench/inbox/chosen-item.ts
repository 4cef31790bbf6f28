import { Injectable } from '@nestjs/common';
import { ItemViews } from '../../items/item-view.js';
import type { Visit } from '../desk.js';
import { ItemModel } from '../item/item-model.js';
import { Panels } from '../item/panels.js';

/** The item beside the list: what the public will see and what I must do, as on its own page. */
@Injectable()
export class ChosenItem {
  constructor(
    private readonly views: ItemViews,
    private readonly model: ItemModel,
    private readonly panels: Panels,
  ) {}

  /** null where there is nothing to show here: the row then leads to the item's own page. */
  async of(visit: Visit, id: string, back: string) {
    const found = await this.views.of(visit.actor, id);
    if (!found.ok) return null;
    const model = await this.model.of(visit, found.value, null, back);
    return { ...model, panel: this.panels.text(visit, found.value, null) };
  }
}
