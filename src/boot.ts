import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { ApiDescription } from './api/api-description.js';
import { AppModule } from './app.module.js';
import { appDataSource, poolOf } from './database/data-source.js';
import { SystemClock, type Clock } from './platform/clock.js';
import { furnishHttp, httpAdapter } from './platform/http.js';
import { makeLogger, NestLogger } from './platform/logger.js';
import { PublicAddress } from './platform/public-address.js';
import type { Settings } from './platform/settings.js';
import { WorkerLoop } from './worker/worker-loop.js';

/** What a test may give in place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly modules?: readonly DynamicModule[];
}

export interface Running {
  readonly app: NestFastifyApplication;
  /** Where this process listens; null for a worker without WORKER_PORT. */
  readonly url: string | null;
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

/** Assembles the application on a migrated database and starts what its role asks for. */
export async function boot(settings: Settings, overrides: Overrides = {}): Promise<Running> {
  const log = makeLogger(settings.logLevel);
  const source = appDataSource(databaseUrl(settings), settings.databasePool, (cause) => {
    if (source.isInitialized) log.warn({ err: cause }, 'a database connection was lost');
  });
  await source.initialize();
  try {
    const app = await assemble(settings, source, overrides, log);
    app.get(ApiDescription, { strict: false }).of(app);
    return await start(app, settings, source);
  } catch (cause) {
    await source.destroy();
    throw cause;
  }
}

async function assemble(settings: Settings, source: DataSource, overrides: Overrides, log: Logger) {
  const adapter = httpAdapter(settings);
  await furnishHttp(adapter, settings);
  const ground = { settings, source, pool: poolOf(source), clock: overrides.clock ?? new SystemClock() };
  return await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(ground, overrides.modules ?? []), adapter, {
    logger: new NestLogger(log),
    abortOnError: false,
    rawBody: true, // a signature covers the bytes as they came
  });
}

async function start(app: NestFastifyApplication, settings: Settings, source: DataSource): Promise<Running> {
  const worker = app.get(WorkerLoop, { strict: false });
  const port = settings.role === 'worker' ? settings.workerPort : settings.port;
  if (settings.role === 'all') nudgeAfterWrites(app, worker);
  try {
    const url = port === null ? null : await listen(app, settings, port);
    if (url === null) await app.init();
    if (settings.role !== 'web') worker.start();
    const close = onlyOnce(async () => {
      await worker.stop();
      await app.close();
      await source.destroy();
    });
    return { app, url, pool: poolOf(source), close };
  } catch (cause) {
    await app.close();
    throw cause;
  }
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return async () => {
    await (done ??= work());
  };
}

async function listen(app: NestFastifyApplication, settings: Settings, port: number): Promise<string> {
  if (settings.role === 'worker') answerOnlyOperators(app);
  await app.listen(port, settings.host);
  const address = app.get(PublicAddress, { strict: false });
  const bound = (app.getHttpServer().address() as AddressInfo).port;
  return address.listens(bound);
}

/** Where web and worker are one process, jobs need not wait for their interval; elsewhere the rows are found by polling. */
function nudgeAfterWrites(app: NestFastifyApplication, worker: WorkerLoop): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      if (request.method !== 'GET' && reply.statusCode < 400) worker.nudge();
      done();
    });
}

/** A worker's port is for those who run it. */
function answerOnlyOperators(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (!/^\/(health\/|metrics$)/.test(request.url)) await reply.status(404).send();
    });
}

function databaseUrl(settings: Settings): string {
  if (settings.databaseUrl === null) throw new Error('boot needs a database: start the embedded one first');
  return settings.databaseUrl;
}
