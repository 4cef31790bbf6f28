import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../../access/asking.js';
import { orRefuse } from '../../access/refused-error.js';
import { Delegations } from './delegations.js';
import type { DelegationRow } from './delegation-store.js';
import { delegationJson, delegationPage, delegationQuery, newDelegation } from './schemas.js';

/** Delegation for absence (外出委托). */
@ApiTags('people')
@Controller('api/v1/delegations')
export class DelegationsController {
  constructor(private readonly delegations: Delegations) {}

  @Get()
  @ApiOperation({ summary: 'Delegations given and received, newest first' })
  @ApiOkResponse({ standardSchema: delegationPage })
  async list(
    @Query({ schema: delegationQuery }) query: z.infer<typeof delegationQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof delegationPage>> {
    const { rows, next } = orRefuse(await this.delegations.list(ask.actor(), query));
    return { delegations: rows.map(json), next };
  }

  @Post()
  @ApiOperation({ summary: 'Let a colleague of the unit act in the roles of an absent person, between two days' })
  @ApiCreatedResponse({ standardSchema: delegationJson })
  async create(
    @Body({ schema: newDelegation }) body: z.infer<typeof newDelegation>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof delegationJson>> {
    return json(orRefuse(await this.delegations.create(ask.actor(), body)));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'End a delegation now: by either of the two, the unit head or the office' })
  @ApiOkResponse({ standardSchema: delegationJson })
  async end(
    @Param('id', { schema: z.uuid() }) id: string,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof delegationJson>> {
    return json(orRefuse(await this.delegations.end(ask.actor(), id)));
  }
}

const json = (row: DelegationRow): z.infer<typeof delegationJson> => ({
  ...{ id: row.id, unit: row.unit, roles: [...row.roles], fromDate: row.from_date, toDate: row.to_date },
  from: { account: row.from_account, person: row.from_person },
  to: { account: row.to_account, person: row.to_person },
  ...{ reason: row.reason, document: row.document, createdBy: row.created_by, endedBy: row.ended_by },
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});
