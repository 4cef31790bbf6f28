import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { Clock } from '../platform/clock.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { Job } from '../worker/job.js';
import { exportPortal, type Exported } from './export-portal.js';
import { identityOf, type ExportOrder } from './order.js';
import { Releases } from './releases.js';
import { POSITION } from './snapshot.js';
import { InnerWindow } from './window.js';

/** Keeps the export of PORTAL_EXPORT_DIR as new as the window: a minute behind at most, at once where a write wakes the worker. */
@Injectable()
export class ExportJob implements Job, OnModuleDestroy {
  readonly name = 'portal-export';
  readonly everyMs = 60_000;
  private readonly logger = new Logger('portal-export');
  private window: Promise<InnerWindow> | null = null;
  private exported = '';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const order = this.order();
    const state = await this.state();
    if (order === null || state === this.exported) return 0;
    const done = await this.export(order);
    if (done === null) return 0; // another worker is at it, and this one looks again
    this.exported = state;
    if (done.release !== null) this.logger.log({ msg: 'exported', ...done });
    return 0;
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.window)?.close();
  }

  private order(): ExportOrder | null {
    const { portalExport, publicUrl } = this.settings;
    return portalExport === null ? null : { ...portalExport, server: publicUrl, full: false };
  }

  /** What tells whether anything can have changed, at the price of one row. */
  private async state(): Promise<string> {
    const { rows } = await poolOf(this.source).query<{ position: string }>(POSITION);
    return `${rows[0]?.position ?? ''} ${dateInShanghai(this.clock.now())}`;
  }

  private async export(order: ExportOrder): Promise<Exported | null> {
    const { settings, source, clock } = this;
    this.window ??= InnerWindow.open(settings, source, clock, identityOf(order).address);
    return await exportPortal(order, {
      ...{ settings, source, clock },
      window: await this.window,
      releases: new Releases(order.folder),
    });
  }
}
