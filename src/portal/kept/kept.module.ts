import { Inject, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { askFirst } from '../../platform/http.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import { PortalModule } from '../portal.module.js';
import { KeptPages } from './kept-pages.js';
import { KEPT_ROUTES } from './key-of.js';
import { WindowMark } from './window-mark.js';

/** Pages of the window from memory, in processes that show it to the public. */
@Module({ imports: [PortalModule], providers: [KeptPages, WindowMark] })
export class KeptModule {
  /** In the constructor: routes take their hooks when they are added, before any module is told of its start. */
  constructor(
    host: HttpAdapterHost,
    pages: KeptPages,
    @Inject(SETTINGS) { role, databaseReplicaUrl }: Pick<Settings, 'role' | 'databaseReplicaUrl'>,
  ) {
    if (role === 'worker' || databaseReplicaUrl !== null) return; // a mark of the primary says nothing of a replica's page
    const server = host.httpAdapter.getInstance<FastifyInstance>();
    askFirst(server, pages.answer);
    server.addHook('onRoute', (route) => {
      if (route.method === 'GET' && KEPT_ROUTES.has(route.url)) route.onSend = [...hooksOf(route), pages.keep];
    });
  }
}

/** What packs the answer is among them, and goes first. */
const hooksOf = ({ onSend = [] }: RouteOptions) => [onSend].flat();
