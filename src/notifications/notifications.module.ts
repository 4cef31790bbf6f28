import { Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobRegistry } from '../worker/job-registry.js';
import { MailTemplates } from './mail-templates.js';
import { SendJob } from './send-job.js';
import { SplitJob } from './split-job.js';
import { Transports } from './transports.js';
import { Writer } from './writer.js';

/** Tells people that something waits for them, or what became of their items: by mail, and by a hook beside it. */
@Module({ providers: [Transports, MailTemplates, Writer] })
export class NotificationsModule {
  constructor(jobs: JobRegistry, database: Database, clock: Clock, transports: Transports, writer: Writer) {
    jobs.register(new SplitJob(database.pool, clock, transports.all()));
    jobs.register(new SendJob(database.pool, clock, transports, writer));
  }
}
