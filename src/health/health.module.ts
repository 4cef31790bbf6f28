import { Module } from '@nestjs/common';
import { ReplicaModule } from '../replica/replica.module.js';
import { WorkerModule } from '../worker/worker.module.js';
import { HealthController } from './health.controller.js';
import { Heartbeat } from './heartbeat.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** What those who run the house ask it. */
@Module({
  imports: [WorkerModule, ReplicaModule],
  controllers: [HealthController],
  providers: [Heartbeat, Metrics, Readiness],
})
export class HealthModule {}
