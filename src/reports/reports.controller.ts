import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { orRefuse } from '../access/refused-error.js';
import type { ReportRow } from './report-store.js';
import { Reports } from './reports.js';
import { reportPage, reportQuery, settlement } from './schemas.js';

/** What readers and officers say should not be public as it is. */
@ApiTags('screening')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Get()
  @ApiOperation({ summary: 'Reports about publications of my unit, newest first; the offices see all' })
  @ApiOkResponse({ standardSchema: reportPage })
  async list(
    @Query({ schema: reportQuery }) { cursor }: z.infer<typeof reportQuery>,
    @Ask() ask: Asking,
  ): Promise<z.infer<typeof reportPage>> {
    const { rows, next } = orRefuse(await this.reports.list(ask.actor(), cursor));
    return { reports: rows.map(json), next };
  }

  @Post(':id/settle')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the publication down everywhere at once, or dismiss the report; with a reason' })
  async settle(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: settlement }) body: z.infer<typeof settlement>,
    @Ask() ask: Asking,
  ): Promise<void> {
    orRefuse(await this.reports.settle(ask.actor(), id, body));
  }
}

const json = (row: ReportRow): z.infer<typeof reportPage>['reports'][number] => ({
  ...{ id: row.id, item: row.case_id, number: row.number, unit: row.unit, words: row.words, reason: row.reason },
  kind: row.kind as 'other',
  reportedBy: row.reported_by,
  reportedAt: row.reported_at.toISOString(),
  ...{ status: row.status, settledBy: row.settled_by, settledAt: row.settled_at?.toISOString() ?? null },
});
