import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Addresses } from '../worker/addresses.js';

/** What every channel's job needs of the house. */
@Injectable()
export class DeliverySurroundings {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly addresses: Addresses,
    @Inject(JURISDICTION) readonly jurisdiction: Jurisdiction,
  ) {}
}
