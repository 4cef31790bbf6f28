import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { PublicReads } from './public-reads.js';
import { Replica } from './replica.js';
import { tellSignedInApart } from './signed-in.js';

/** Public reads, of a streaming replica where there is one. */
@Module({
  providers: [Replica, PublicReads],
  exports: [PublicReads, Replica],
})
export class ReplicaModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    tellSignedInApart(this.host.httpAdapter.getInstance<FastifyInstance>());
  }
}
