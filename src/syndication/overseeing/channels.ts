import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Actor } from '../../domain/actor.js';
import { deliveryScope, mayRunChannels, type DeliveryScope } from '../../domain/authority/delivery-scope.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { ConfiguredChannels } from '../configured-channels.js';
import { ChannelFiguresReader } from './channel-figures.js';
import { channelView, conditionOf, type ChannelView, type Condition } from './channel-view.js';

const DAY_MS = 86_400_000;

/** Every channel of the jurisdiction as it stands, for those who see to deliveries. */
@Injectable()
export class Channels {
  constructor(
    private readonly configured: ConfiguredChannels,
    private readonly figures: ChannelFiguresReader,
    private readonly clock: Clock,
    @Inject(JURISDICTION) readonly jurisdiction: Jurisdiction,
  ) {}

  /** Silence means no: for everyone else there is nothing to oversee. */
  scopeOf(actor: Actor): Outcome<DeliveryScope> {
    const scope = deliveryScope(actor, this.jurisdiction);
    return scope.kind === 'none' ? refused([NOT_YOURS]) : accepted(scope);
  }

  mayRun = (actor: Actor): boolean => mayRunChannels(actor, this.jurisdiction);

  async list(actor: Actor): Promise<Outcome<readonly ChannelView[]>> {
    const scope = this.scopeOf(actor);
    return scope.ok ? accepted(await this.views(scope.value)) : scope;
  }

  async views(scope: DeliveryScope, ids = [...this.jurisdiction.channels.keys()]): Promise<readonly ChannelView[]> {
    const found = await this.figures.of(ids, scope, new Date(this.clock.now().getTime() - DAY_MS));
    return ids.flatMap((id) => {
      const [channel, figures] = [this.jurisdiction.channels.get(id), found.get(id)];
      return channel === undefined || figures === undefined ? [] : [channelView(channel, this.connects(id), figures)];
    });
  }

  /** In which condition each of these channels is. */
  async conditions(ids: readonly string[]): Promise<ReadonlyMap<string, Condition>> {
    const found = await this.figures.standing(ids);
    return new Map(
      ids.flatMap((id) => {
        const channel = this.jurisdiction.channels.get(id);
        const standing = found.get(id) ?? { paused: null, failures: 0 };
        return channel === undefined ? [] : [[id, conditionOf(channel, this.connects(id), standing)] as const];
      }),
    );
  }

  readonly connects = (id: string): boolean => this.configured.connection(id) !== null;
}

const NOT_YOURS: Refusal = { code: 'role-needed', kind: 'authority', params: { roles: 'officer, publisher' } };
