import { Global, Module } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { CatalogueController } from './catalogue.controller.js';
import { JURISDICTION } from './jurisdiction.token.js';
import { LiveCalendar } from './live-calendar.js';
import { loadJurisdiction } from './load-jurisdiction.js';

/** Gives every module the one `Jurisdiction`; a fault in its files stops the start here. */
@Global()
@Module({
  controllers: [CatalogueController],
  providers: [
    {
      provide: LiveCalendar,
      inject: [SETTINGS, Database],
      useFactory: async (settings: Settings, database: Database): Promise<LiveCalendar> => {
        const live = new LiveCalendar(loadJurisdiction(settings.jurisdiction), database);
        await live.refresh();
        return live;
      },
    },
    { provide: JURISDICTION, inject: [LiveCalendar], useFactory: ({ jurisdiction }: LiveCalendar) => jurisdiction },
  ],
  exports: [JURISDICTION, LiveCalendar],
})
export class CatalogueModule {}
