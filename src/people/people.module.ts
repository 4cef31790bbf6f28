import { Module } from '@nestjs/common';
import { DelegationStore } from './delegations/delegation-store.js';
import { Delegations } from './delegations/delegations.js';
import { DelegationsController } from './delegations/delegations.controller.js';

/** Who does the work when it does not move or someone is away: urging, reassigning, delegation. */
@Module({
  controllers: [DelegationsController],
  providers: [Delegations, DelegationStore],
  exports: [Delegations],
})
export class PeopleModule {}
