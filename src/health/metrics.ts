import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry, register } from 'prom-client';
import { Database } from '../platform/database.js';

/** Those of the process itself are collected once, however many applications a test boots in it. */
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

@Injectable()
export class Metrics implements OnModuleInit {
  private readonly registry = new Registry();
  private readonly seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the last byte of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly database: Database,
  ) {
    new Gauge({
      name: 'database_connections',
      help: 'Connections of the pool by what they do; waiting ones are requests without a connection',
      labelNames: ['state'],
      registers: [this.registry],
      collect: this.countConnections(),
    });
  }

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onResponse', (request, reply, done) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
      this.seconds.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** What features count (`gongkai_…`) stands in prom-client's own register. */
  async text(): Promise<string> {
    const parts = [ofProcess, register, this.registry].map(async (registry) => await registry.metrics());
    return (await Promise.all(parts)).join('\n');
  }

  private countConnections() {
    const { pool } = this.database;
    return function collect(this: Gauge<'state'>): void {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    };
  }
}
