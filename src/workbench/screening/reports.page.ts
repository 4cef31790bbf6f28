import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AccountDirectory } from '../../access/account-directory.js';
import { orRefuse, RefusedError } from '../../access/refused-error.js';
import type { Refusal } from '../../domain/refusal.js';
import { sentenceOf, translate } from '../../platform/i18n.js';
import { addressOf } from '../../publication/addresses.js';
import type { ReportRow } from '../../reports/report-store.js';
import { Reports } from '../../reports/reports.js';
import { Desk, type Visit } from '../desk.js';
import { Naming } from '../naming.js';
import { last, typedOf, type Typed } from '../typed.js';
import { namesOf } from './names-of.js';
import { tabsOf } from './tabs.js';

const asked = z.object({ cursor: z.string().max(300).optional() });
const DECISION = z.enum(['take-down', 'dismiss']).catch('dismiss');

interface Tried {
  readonly id: string;
  readonly typed: Typed;
  readonly refusals: readonly Refusal[];
}

/** What readers say should not be public as it is: checked, and taken offline at once or dismissed with a reason. */
@ApiExcludeController()
@Controller('workbench/reports')
export class ReportsPage {
  constructor(
    private readonly desk: Desk,
    private readonly reports: Reports,
    private readonly naming: Naming,
    private readonly people: AccountDirectory,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) { cursor }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(this.desk.visit(request, reply), cursor, null);
  }

  @Post(':id')
  async settle(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const [decision, reason] = [DECISION.parse(last(typed, 'decision')), last(typed, 'reason').trim()];
    const settled =
      reason === ''
        ? { ok: false as const, refusals: [{ code: 'required', kind: 'content', field: 'reason' } as const] }
        : await this.reports.settle(visit.actor, id, { decision, reason });
    if (settled.ok) await this.desk.go(visit, '/workbench/reports', 'SETTLE_REPORT');
    else if (settled.refusals.some(({ kind }) => kind === 'missing' || kind === 'authority'))
      throw new RefusedError(settled.refusals);
    else await this.show(visit, undefined, { id, typed, refusals: settled.refusals });
  }

  private async show(visit: Visit, cursor: string | undefined, tried: Tried | null): Promise<void> {
    const { rows, next } = orRefuse(await this.reports.list(visit.actor, cursor));
    const name = await namesOf(
      this.people,
      rows.flatMap((row) => [row.reported_by, row.settled_by]),
    );
    const title = translate(visit.locale, 'screening.reports.title');
    const page = {
      title,
      place: 'reports',
      status: tried === null ? 200 : 422,
      address: '/workbench/reports',
    } as const;
    await this.desk.show(visit, 'reports', page, {
      tabs: tabsOf('reports', visit.locale),
      errors: tried === null ? [] : tried.refusals.map((one) => this.error(one, tried.id, visit)),
      rows: rows.map((row) =>
        this.row({ ...row, reported_by: name(row.reported_by), settled_by: name(row.settled_by) }, visit, tried),
      ),
      next: next === null ? null : `/workbench/reports?cursor=${next}`,
      first: cursor === undefined ? null : '/workbench/reports',
    });
  }

  private error(refusal: Refusal, id: string, { locale }: Visit): object {
    const needed = refusal.code === 'required';
    const text = needed ? translate(locale, 'screening.reports.reason-needed') : sentenceOf(refusal, locale);
    return { href: `#reason-${id}`, text };
  }

  private row(row: ReportRow, { actor, locale }: Visit, refused: Tried | null): object {
    const tried = refused?.id === row.id ? refused : null;
    const open = row.status === 'open' || row.status === 'new';
    return {
      ...{ id: row.id, item: row.case_id, number: row.number, publicUrl: addressOf(row.number), words: row.words },
      kind: translate(locale, `portal.report.kinds.${row.kind}`),
      unit: this.naming.unit(row.unit, locale),
      by: row.reported_by ?? translate(locale, 'screening.reports.reader'),
      ...{ at: row.reported_at, open, settledBy: row.settled_by, settledAt: row.settled_at, reason: row.reason },
      status: translate(locale, `screening.reports.status.${row.status}`),
      tone: open ? 'red' : row.status === 'taken-down' ? 'amber' : 'green',
      settling: open && this.reports.maySettle(actor, row),
      typed: tried === null ? '' : last(tried.typed, 'reason'),
      error: tried === null ? null : translate(locale, 'screening.reports.reason-needed'),
    };
  }
}
