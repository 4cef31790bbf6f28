import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { CatalogueController } from './catalogue.controller.js';
import { JURISDICTION } from './jurisdiction.token.js';
import { loadJurisdiction } from './load-jurisdiction.js';

/** Gives every module the one `Jurisdiction`; a fault in its files stops the start here. */
@Global()
@Module({
  controllers: [CatalogueController],
  providers: [
    {
      provide: JURISDICTION,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => loadJurisdiction(settings.jurisdiction),
    },
  ],
  exports: [JURISDICTION],
})
export class CatalogueModule {}
