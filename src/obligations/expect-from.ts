import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { SETTINGS, type Settings } from '../platform/settings.js';

/** The first day whose information is expected here: a new installation is not red from 2018. */
@Injectable()
export class ExpectFrom {
  readonly day: string;

  constructor(@Inject(SETTINGS) { expectFrom }: Settings, @Inject(JURISDICTION) { expectations }: Jurisdiction) {
    this.day = expectFrom ?? expectations.from;
  }
}
