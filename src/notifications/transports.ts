import { join } from 'node:path';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { HookTransport } from './hook-transport.js';
import { MailFolder } from './mail-folder.js';
import type { NoticeTransport } from './notice-transport.js';
import { SmtpTransport } from './smtp-transport.js';

/** The ways this installation reaches people: mail, and a hook beside it where one is set. */
@Injectable()
export class Transports implements OnModuleDestroy {
  private readonly byName: ReadonlyMap<string, NoticeTransport>;

  constructor(
    @Inject(SETTINGS) settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'noticeHook'>,
    @Inject(Clock) clock: Clock,
  ) {
    const { smtpUrl, mailFrom, dataDir, noticeHook } = settings;
    const mail =
      smtpUrl === null ? new MailFolder(join(dataDir, 'mail'), mailFrom) : new SmtpTransport(smtpUrl, mailFrom);
    const beside = noticeHook === null ? [] : [new HookTransport(noticeHook, clock)];
    this.byName = new Map([mail, ...beside].map((transport) => [transport.name, transport]));
  }

  all(): readonly NoticeTransport[] {
    return [...this.byName.values()];
  }

  /** Fails for a message that waits for a transport which is no longer set. */
  named(name: string): NoticeTransport {
    const transport = this.byName.get(name);
    if (transport === undefined) throw new Error(`the transport ${name} is not configured`);
    return transport;
  }

  onModuleDestroy(): void {
    for (const transport of this.all()) transport.close();
  }
}
