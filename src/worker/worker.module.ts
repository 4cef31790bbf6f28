import { Global, Module } from '@nestjs/common';
import { Addresses } from './addresses.js';
import { Housekeeping } from './housekeeping.js';
import { JobRegistry } from './job-registry.js';
import { WaitingWork } from './waiting-work.js';
import { WorkerLoop } from './worker-loop.js';

/** Global: every feature module may register jobs; who starts the loop is decided by ROLE in boot.ts. */
@Global()
@Module({
  providers: [JobRegistry, WorkerLoop, Addresses, Housekeeping, WaitingWork],
  exports: [JobRegistry, WorkerLoop, Addresses],
})
export class WorkerModule {}
