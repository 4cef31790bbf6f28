import { Inject, Injectable } from '@nestjs/common';
import { NOT_FOUND } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { batchScope, type BatchScope } from '../domain/authority/batch-scope.js';
import type { Channel } from '../domain/catalogue/channel.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { DualPublicity } from '../domain/exchange/dual-publicity/table.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';

/** A channel that people file at, for one who may. */
export interface Desk {
  readonly channel: Channel;
  readonly house: DualPublicity;
  readonly scope: BatchScope;
}

/** Channels of mode `file` whose files this house can write. */
@Injectable()
export class FilingChannels {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  /** In the order of channels.yaml. */
  all(): readonly Channel[] {
    return [...this.jurisdiction.channels.values()].filter(
      ({ mode, encoder }) => mode === 'file' && encoder === 'dual-publicity',
    );
  }

  scopeOf = (actor: Actor): BatchScope => batchScope(actor, this.jurisdiction);

  /** "Not there" and "not yours" look alike. */
  at(actor: Actor, id: string): Outcome<Desk> {
    const channel = this.all().find((one) => one.id === id);
    const { dualPublicity: house } = this.jurisdiction;
    const scope = this.scopeOf(actor);
    if (channel === undefined || house === null || scope.kind === 'none') return refused([NOT_FOUND]);
    return accepted({ channel, house, scope });
  }
}
