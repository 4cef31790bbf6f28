import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AccessModule } from '../access/access.module.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { poolOf } from '../database/data-source.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Clock } from '../platform/clock.js';
import { furnishHttp, httpAdapter } from '../platform/http.js';
import { PlatformModule } from '../platform/platform.module.js';
import type { Settings } from '../platform/settings.js';
import { ViewsModule } from '../platform/views.module.js';
import { PortalModule } from '../portal/portal.module.js';
import { CountsReader } from '../portal/reading/counts-reader.js';
import { Names } from '../publication/names.js';
import type { Work } from './work.js';

@Module({ imports: [ViewsModule, CatalogueModule, AccessModule, PortalModule] })
class WindowOnly {}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly csp: string;
  readonly body: Buffer;
}

/** The public window within this process, asked without a port: its pages are the server's own, byte for byte. */
export class InnerWindow {
  private constructor(private readonly app: NestFastifyApplication) {}

  /** `address` is what the pages call their own. */
  static async open(settings: Settings, source: DataSource, clock: Clock, address: string): Promise<InnerWindow> {
    const told = { ...settings, publicUrl: address, demo: false, databaseReplicaUrl: null }; // a release is whole: of the primary
    const adapter = httpAdapter(told);
    await furnishHttp(adapter, told);
    const ground = { settings: told, source, pool: poolOf(source), clock };
    const root = { module: WindowOnly, imports: [PlatformModule.forRoot(ground)] };
    const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new InnerWindow(app);
  }

  get jurisdiction(): Jurisdiction {
    return this.app.get(Names, { strict: false }).jurisdiction;
  }

  /** From here on nothing it tells is older than now. */
  refresh(): void {
    this.app.get(CountsReader, { strict: false }).forget();
  }

  async ask({ url, locale }: Pick<Work, 'url' | 'locale'>): Promise<Answer> {
    const headers = { accept: 'text/html,*/*', cookie: `lang=${locale}` };
    const answer = await this.app.getHttpAdapter().getInstance().inject({ method: 'GET', url, headers });
    const header = (name: string): string => String(answer.headers[name] ?? '');
    return {
      status: answer.statusCode,
      type: header('content-type'),
      csp: header('content-security-policy'),
      body: answer.rawPayload,
    };
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
