import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { HealthModule } from './health/health.module.js';
import { PlatformModule, type Ground } from './platform/platform.module.js';
import { ViewsModule } from './platform/views.module.js';
import { WorkerModule } from './worker/worker.module.js';

/** Every capability of the house, one line each. */
const FEATURES = [ViewsModule, AccessModule, WorkerModule, HealthModule];

@Module({})
export class AppModule {
  static forRoot(ground: Ground, more: readonly DynamicModule[]): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(ground), ...FEATURES, ...more] };
  }
}
