import { Body, Controller, Get, Global, HttpException, Module, Param, Post, Query, Req } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccessModule } from '../../../src/access/access.module.js';
import { addAccounts } from '../../../src/access/add-accounts.js';
import type { NewAccount } from '../../../src/access/add-accounts.js';
import { Ask } from '../../../src/access/asking.js';
import type { Asking } from '../../../src/access/asking.js';
import { requireRole } from '../../../src/access/current-actor.js';
import { hashPassword } from '../../../src/access/password.js';
import { notFound } from '../../../src/access/refused-error.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database.js';
import { SETTINGS } from '../../../src/platform/settings.js';
import { ViewsModule } from '../../../src/platform/views.module.js';
import type { FreshDatabase } from '../../support/database.js';
import { testSettings } from '../../support/settings.js';

export const PASSWORD = '同江 正确 密码 horse battery';

/** A clock that stands still until a test moves it. */
export class SetClock extends Clock {
  private instant = new Date('2026-11-23T09:00:00+08:00');
  now(): Date {
    return this.instant;
  }
  move(hours: number): void {
    this.instant = new Date(this.instant.getTime() + hours * 3_600_000);
  }
}

const body = z.object({ comment: z.string() });
const uuid = z.uuid();

/** A controller written as the features write theirs. */
@Controller()
export class ProbeController {
  @Post('api/v1/probe/:id')
  act(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: body }) sent: z.infer<typeof body>,
    @Ask() ask: Asking,
  ): object {
    const actor = ask.actor();
    if (id.startsWith('00000000')) throw notFound();
    return { account: actor.account, revision: ask.revision, key: ask.key, comment: sent.comment };
  }

  @Get('api/v1/office')
  office(@Req() request: FastifyRequest): object {
    return requireRole(request, 'officer');
  }

  @Get('workbench/secret')
  page(@Ask() ask: Asking): string {
    return ask.actor().person;
  }

  @Get('api/v1/broken')
  broken(@Query('status') status?: string): never {
    if (status !== undefined) throw new HttpException('refused by the framework', Number(status));
    throw new Error('the secret cause');
  }
}

export interface Door {
  readonly app: NestFastifyApplication;
  readonly clock: SetClock;
  close(): Promise<void>;
}

/** The access module alone, on a real database, behind real HTTP. */
export async function openDoor(database: FreshDatabase, env: NodeJS.ProcessEnv = {}): Promise<Door> {
  const clock = new SetClock();
  const settings = testSettings(database.url, env);
  const platform = [
    { provide: SETTINGS, useValue: settings },
    { provide: Clock, useValue: clock },
    { provide: Database, useValue: new Database(database.pool()) },
  ];
  @Global()
  @Module({ providers: platform, exports: platform })
  class Platform {}
  const built = await Test.createTestingModule({
    imports: [Platform, ViewsModule, AccessModule],
    controllers: [ProbeController],
  }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit: 10_000 }), {
    logger: false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    clock,
    close: async () => {
      await app.close();
    },
  };
}

/** Accounts of people with the one password of these tests. */
export async function employ(
  database: FreshDatabase,
  people: readonly Omit<NewAccount, 'passwordHash'>[],
): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const now = new Date('2026-11-01T00:00:00Z');
  await addAccounts(
    database.pool(1),
    people.map((person) => ({ ...person, passwordHash })),
    now,
  );
}
