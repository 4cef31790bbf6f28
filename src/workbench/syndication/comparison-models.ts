import { Injectable } from '@nestjs/common';
import { orRefuse } from '../../access/refused-error.js';
import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';
import type { ChannelView } from '../../syndication/overseeing/channel-view.js';
import { Comparisons, type Comparison } from '../../syndication/reconciling/comparisons.js';
import { Differences } from '../../syndication/reconciling/differences.js';
import type { Visit } from '../desk.js';
import { comparisonHead, differenceModel } from './difference-model.js';
import { SyndicationModels } from './syndication-models.js';

const PAGE = 20;

/** Which channel's differences are leafed through, and from where. */
export interface Leafed {
  readonly compared?: string | undefined;
  readonly after?: string | undefined;
}

/** 每日对账: of every platform that is sent to, what it holds beside what it should. */
@Injectable()
export class ComparisonModels {
  constructor(
    private readonly comparisons: Comparisons,
    private readonly differences: Differences,
    private readonly models: SyndicationModels,
  ) {}

  async of(visit: Visit, views: readonly ChannelView[], scope: DeliveryScope, leafed: Leafed) {
    const sentTo = views.filter(({ connected }) => connected);
    const found = await this.comparisons.of(sentTo, scope);
    return await Promise.all([...found].map(async ([id, one]) => await this.channel(visit, id, one, leafed)));
  }

  private async channel(visit: Visit, id: string, comparison: Comparison, { compared, after }: Leafed) {
    const cursor = compared === id ? after : undefined;
    const { rows, next } = await this.page(visit, id, comparison, cursor);
    const name = this.models.channelName(id, visit.locale);
    return {
      ...comparisonHead(comparison, visit.locale),
      ...{ id, name, first: cursor === undefined ? null : `/syndication#compared-${id}` },
      rows: rows.map((row) => differenceModel(row, name, visit.locale)),
      next:
        next === null
          ? null
          : `/syndication?${String(new URLSearchParams({ compared: id, after: next }))}#compared-${id}`,
    };
  }

  private async page({ actor }: Visit, id: string, { differences }: Comparison, cursor: string | undefined) {
    if (differences === 0) return { rows: [], next: null };
    return orRefuse(await this.differences.list(actor, id, cursor, PAGE));
  }
}
