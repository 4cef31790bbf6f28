import { Inject, Module } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { JobRegistry } from '../worker/job-registry.js';
import { Choices } from './choices.js';
import { DigestJob } from './digest-job.js';
import { MailTemplates } from './mail-templates.js';
import { NoticeList } from './notice-list.js';
import { NoticesController } from './notices.controller.js';
import { SendJob } from './send-job.js';
import { SplitJob } from './split-job.js';
import { Transports } from './transports.js';
import { Writer } from './writer.js';

/** Tells people that something waits for them, or what became of their items: in the house, by mail, and by a hook beside it. */
@Module({
  controllers: [NoticesController],
  providers: [Choices, MailTemplates, NoticeList, Transports, Writer],
  exports: [Choices, NoticeList, Transports],
})
export class NotificationsModule {
  constructor(
    jobs: JobRegistry,
    database: Database,
    clock: Clock,
    transports: Transports,
    writer: Writer,
    @Inject(JURISDICTION) jurisdiction: Jurisdiction,
  ) {
    jobs.register(new SplitJob(database.pool, clock, transports.all()));
    jobs.register(new DigestJob(database.pool, clock, transports.all(), jurisdiction));
    jobs.register(new SendJob(database.pool, clock, transports, writer));
  }
}
