import { Module } from '@nestjs/common';
import { Inbox } from './inbox.js';
import { InboxController } from './inbox.controller.js';
import { InboxQueries } from './inbox-queries.js';

@Module({ controllers: [InboxController], providers: [Inbox, InboxQueries], exports: [Inbox, InboxQueries] })
export class InboxModule {}
