import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import { Allowances } from './allowances.js';
import { allowancePage, allowanceQuery } from './schemas.js';

/** What a unit has said is no find: seen by its people, taken back by its reviewers. */
@ApiTags('screening')
@Controller('api/v1/screening/allowances')
export class AllowancesController {
  constructor(private readonly allowances: Allowances) {}

  @Get()
  @ApiOperation({ summary: 'What my unit said is no find, newest first; never the words themselves' })
  @ApiOkResponse({ standardSchema: allowancePage })
  async list(
    @Query({ schema: allowanceQuery }) { cursor }: z.infer<typeof allowanceQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof allowancePage>> {
    const { rows, next } = orRefuse(await this.allowances.list(ask.actor(), cursor));
    const allowances = rows.map((row) => ({
      ...row,
      saidAt: row.saidAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }));
    return { allowances, next };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take it back: the detector is heard again' })
  async revoke(@Param('id', { schema: z.uuid() }) id: string, @Ask() ask: Asking): Promise<void> {
    orRefuse(await this.allowances.revoke(ask.actor(), id));
  }
}
