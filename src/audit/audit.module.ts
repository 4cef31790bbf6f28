import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { JobRegistry } from '../worker/job-registry.js';
import { Sequencer } from './sequencer.js';
import { signingKey } from './signing-key.js';
import { TrailReader } from './trail-reader.js';

/** The trail: who reads it, and the job that seals it. Only a process that seals needs the key. */
@Module({ providers: [TrailReader], exports: [TrailReader] })
export class AuditModule implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'web') return;
    this.jobs.register(new Sequencer(this.database.pool, this.clock, signingKey(this.settings)));
  }
}
