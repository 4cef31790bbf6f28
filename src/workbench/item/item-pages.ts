import { Injectable } from '@nestjs/common';
import { notFound } from '../../access/refused-error.js';
import { ClockCards } from '../../deadlines/clock-cards.js';
import { ItemViews, type ItemView } from '../../items/item-view.js';
import { translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { ItemModel } from './item-model.js';
import { Panels } from './panels.js';
import { QuestionPage } from './question-page.js';
import type { Refused } from './refused.js';
import { addressOfTab, tabModels, type Tab } from './tabs.js';

/** The pages of an item: the same head and the same duties on each, one tab in the middle. */
@Injectable()
export class ItemPages {
  constructor(
    private readonly desk: Desk,
    private readonly views: ItemViews,
    private readonly model: ItemModel,
    private readonly panels: Panels,
    private readonly clocks: ClockCards,
    private readonly question: QuestionPage,
  ) {}

  /** `refused`: the same page again, with the reasons on top and everything typed kept. */
  async show(visit: Visit, id: string, tab: Tab, refused: Refused | null = null): Promise<void> {
    const found = await this.views.of(visit.actor, id);
    if (found.ok) await this.page(visit, found.value, tab, refused);
    else if (!(await this.question.show(visit, id, refused))) throw notFound();
  }

  private async page(visit: Visit, view: ItemView, tab: Tab, refused: Refused | null): Promise<void> {
    const { locale } = visit;
    const { row } = view.opened;
    const tried = this.model.told(refused, view, locale);
    const model = await this.model.of(visit, view, tried, '');
    const page = {
      title: model.head.title,
      place: null,
      status: tried?.errors.status ?? 200,
      address: addressOfTab(row.id, tab),
      scripts: ['js/autosave.js', 'js/finds.js'],
      breadcrumb: [
        { href: '/workbench', label: translate(locale, 'workbench.nav.inbox') },
        { href: null, label: model.head.title },
      ],
    };
    const panel = await this.panels.of(tab, visit, view, tried);
    const clocks = this.clocks.of(view.opened, locale);
    await this.desk.show(visit, 'item', page, {
      ...model,
      tab,
      tabs: tabModels(view, tab, this.model.credits(view), locale),
      panel,
      clocks,
    });
  }
}
