import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { readsBoardOnly } from '../../domain/authority/board-scope.js';
import { Inbox, inboxQuery } from '../../inbox/inbox.js';
import { taskScope } from '../../inbox/task-scope.js';
import { translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { ChosenItem } from './chosen-item.js';
import { addressOf, filterModel } from './filters.js';
import { InboxCounts, MOST, type Counts } from './inbox-counts.js';
import { InboxRows } from './inbox-rows.js';

const blank = (value: unknown): unknown => (value === '' ? undefined : value);
const asked = inboxQuery.extend({
  age: z.preprocess(blank, inboxQuery.shape.age),
  item: z.preprocess(blank, z.uuid().optional().catch(undefined)),
});
type Asked = z.infer<typeof asked>;

const VIEWS = ['todo', 'claimed', 'mine', 'done'] as const;

/** A person's work in one screen: list, item, action. Views, filters, pages and the chosen row are addresses. */
@ApiExcludeController()
@Controller('workbench')
export class InboxPage {
  constructor(
    private readonly desk: Desk,
    private readonly inbox: Inbox,
    private readonly counts: InboxCounts,
    private readonly chosen: ChosenItem,
    private readonly rows: InboxRows,
  ) {}

  @Get()
  async show(
    @Query({ schema: asked }) query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    if (readsBoardOnly(visit.actor)) {
      await this.desk.go(visit, '/office');
      return;
    }
    const [list, counts, chosen] = await Promise.all([
      this.inbox.list(visit.actor, query),
      this.counts.of(taskScope(visit.actor, this.rows.naming.jurisdiction), this.rows.today()),
      query.item === undefined ? null : this.chosen.of(visit, query.item, addressOf(query)),
    ]);
    const { rows, next } = orRefuse(list);
    const title = translate(visit.locale, 'workbench.nav.inbox');
    const item = query.item ?? null;
    await this.desk.show(
      visit,
      'inbox',
      { title, place: 'inbox', wide: true, scripts: ['js/autosave.js', 'js/finds.js'] },
      {
        views: this.views(visit, query, counts),
        filter: filterModel(query, this.rows.naming, visit.locale),
        rows: this.rows.of(visit, query, rows, item),
        here: addressOf(query, { cursor: query.cursor ?? null, item }),
        list: addressOf(query, { cursor: query.cursor ?? null }),
        next: next === null ? null : addressOf(query, { cursor: next }),
        first: query.cursor === undefined ? null : addressOf(query),
        cleared: addressOf({ view: query.view }),
        chosen,
        empty: translate(visit.locale, `workbench.empty.${query.view}`),
      },
    );
  }

  private views({ locale }: Visit, { view }: Asked, counts: Counts): object[] {
    return VIEWS.map((name) => {
      const count = name === 'done' ? 0 : counts[name];
      return {
        href: addressOf({ view: name }),
        label: translate(locale, `workbench.views.${name}`),
        count: count === 0 ? null : count < MOST ? String(count) : `${MOST - 1}+`,
        current: name === view,
      };
    });
  }
}
