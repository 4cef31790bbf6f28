import { Module } from '@nestjs/common';
import { DelegationStore } from './delegations/delegation-store.js';
import { Delegations } from './delegations/delegations.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { Reassigning } from './tasks/reassigning.js';
import { TaskFinder } from './tasks/task-finder.js';
import { TasksController } from './tasks/tasks.controller.js';
import { UrgeReader } from './tasks/urge-reader.js';
import { UrgesController } from './tasks/urges.controller.js';
import { UrgedCases } from './tasks/urged-cases.js';
import { Urges } from './tasks/urging.js';

/** Who does the work when it does not move or someone is away: urging, reassigning, delegation. */
@Module({
  controllers: [DelegationsController, TasksController, UrgesController],
  providers: [Delegations, DelegationStore, Reassigning, TaskFinder, UrgeReader, UrgedCases, Urges],
  exports: [Delegations, Reassigning, TaskFinder, UrgeReader, UrgedCases, Urges],
})
export class PeopleModule {}
