import { Injectable } from '@nestjs/common';
import { notFound, orRefuse } from '../../access/refused-error.js';
import { statusOf } from '../../access/problem.js';
import type { Refusal } from '../../domain/refusal.js';
import { sentenceOf, translate } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import type { ChannelView } from '../../syndication/overseeing/channel-view.js';
import { Channels } from '../../syndication/overseeing/channels.js';
import { Deliveries } from '../../syndication/overseeing/deliveries.js';
import { Desk, type Visit } from '../desk.js';
import type { Typed } from '../typed.js';
import { ComparisonModels, type Leafed } from './comparison-models.js';
import { SyndicationModels } from './syndication-models.js';

export interface SyndicationQuery extends Leafed {
  readonly channel?: string | undefined;
  readonly cursor?: string | undefined;
}

/** What was just done or refused, shown with the page. */
export interface Said {
  readonly tried?: {
    readonly channel?: string;
    readonly delivery?: string;
    readonly typed: Typed;
    readonly refusals: readonly [Refusal, ...Refusal[]];
  };
  /** Sentences, and what a platform answered. */
  readonly told?: { readonly tone: 'done' | 'warn'; readonly lines: readonly string[]; readonly answer: string | null };
}

/** The page of the channels: how they are, and what waits for a person. For everyone else it is not there. */
@Injectable()
export class SyndicationPages {
  constructor(
    private readonly desk: Desk,
    private readonly channels: Channels,
    private readonly deliveries: Deliveries,
    private readonly models: SyndicationModels,
    private readonly comparisons: ComparisonModels,
  ) {}

  async show(visit: Visit, query: SyndicationQuery, said: Said = {}): Promise<void> {
    const scope = this.channels.scopeOf(visit.actor);
    if (!scope.ok) throw notFound();
    const channel = (query.channel ?? '') === '' ? null : (query.channel ?? null);
    const [views, page] = await Promise.all([
      this.channels.views(scope.value),
      this.deliveries.list(visit.actor, { state: 'waiting', channel: channel ?? undefined, cursor: query.cursor }),
    ]);
    const { rows, next } = orRefuse(page);
    const { locale } = visit;
    const tried = triedOf(said, visit);
    const title = translate(locale, 'syndication.title');
    const status = said.tried === undefined ? 200 : statusOf(said.tried.refusals[0].kind);
    await this.desk.show(
      visit,
      'syndication',
      { title, place: 'syndication', wide: true, status, address: '/syndication' },
      {
        ...{ told: said.told ?? null, errors: tried.errors },
        channels: await this.models.channelsOf(visit, views, tried.channel),
        comparisons: await this.comparisons.of(visit, views, scope.value, query),
        rows: this.models.waiting(rows, tried.delivery, locale),
        filter: this.models.filter(views, channel, locale),
        bulk: this.bulk(visit, views, channel),
        next: next === null ? null : addressOf({ channel, cursor: next }),
        first: query.cursor === undefined ? null : addressOf({ channel }),
      },
    );
  }

  /** What one press sends again: where there is something, and a machine that could send it. */
  private bulk({ locale }: Visit, views: readonly ChannelView[], channel: string | null) {
    const able = views.filter((view) => view.connected && (channel === null || view.channel.id === channel));
    const some = (name: 'failed' | 'manual'): boolean => able.some(({ figures }) => figures[name] > 0);
    const only = channel === null ? null : this.models.channelName(channel, locale);
    return {
      ...{ failed: some('failed'), manual: some('manual'), channel: channel ?? '', key: newId() },
      only: only === null ? null : translate(locale, 'syndication.bulk.one', { channel: only }),
    };
  }
}

/** Which form it was, with its sentence beside it and on top. */
function triedOf({ tried }: Said, { locale }: Visit) {
  if (tried === undefined) return { errors: [], channel: null, delivery: null };
  const { channel, delivery, typed, refusals } = tried;
  const [first] = refusals;
  const error = sentenceOf(first, locale);
  const place = first.field === undefined ? '#main' : `#${first.field}-${channel ?? delivery ?? ''}`;
  return {
    errors: refusals.map((refusal) => ({ href: place, text: sentenceOf(refusal, locale) })),
    channel: channel === undefined ? null : { channel, typed, error },
    delivery: delivery === undefined ? null : { delivery, typed, error },
  };
}

function addressOf({ channel, cursor }: { channel: string | null; cursor?: string }): string {
  const given = Object.entries({ channel, cursor }).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  const text = new URLSearchParams(given).toString();
  return text === '' ? '/syndication' : `/syndication?${text}`;
}
