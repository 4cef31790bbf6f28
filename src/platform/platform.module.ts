import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import { Clock } from './clock.js';
import { Database } from './database.js';
import { PublicAddress } from './public-address.js';
import { SETTINGS, type Settings } from './settings.js';

export interface Ground {
  readonly settings: Settings;
  readonly source: DataSource;
  readonly pool: Pool;
  readonly clock: Clock;
}

/** What every module stands on: settings, clock, database, the address to print in links. */
@Module({})
export class PlatformModule {
  static forRoot(ground: Ground): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: ground.settings },
        { provide: Clock, useValue: ground.clock },
        { provide: DataSource, useValue: ground.source },
        { provide: Database, useValue: new Database(ground.pool) },
        PublicAddress,
      ],
      exports: [SETTINGS, Clock, DataSource, Database, PublicAddress],
    };
  }
}
