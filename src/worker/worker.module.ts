import { Global, Module } from '@nestjs/common';
import { JobRegistry } from './job-registry.js';
import { WorkerLoop } from './worker-loop.js';

/** Global: every feature module may register jobs; who starts the loop is decided by ROLE in boot.ts. */
@Global()
@Module({ providers: [JobRegistry, WorkerLoop], exports: [JobRegistry, WorkerLoop] })
export class WorkerModule {}
