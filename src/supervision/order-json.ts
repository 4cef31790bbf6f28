import type { z } from 'zod';
import { numberText } from '../domain/supervision/number.js';
import { orderClock } from '../domain/supervision/clock.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { sentenceOf, type Locale } from '../platform/i18n.js';
import type { EvidenceFile, OrderRow } from './order-store.js';
import { shownEvidence, type OrderView, type Shown } from './order-view.js';
import type { orderJsonShape, orderPage } from './schemas.js';

/** The order of `GET /api/v1/supervision-orders/{id}`. Instants are ISO 8601 in UTC, dates `YYYY-MM-DD`. */
export function orderJson(view: OrderView, calendar: WorkingCalendar, locale: Locale): z.infer<typeof orderJsonShape> {
  const { opened, order, actions, titles } = view;
  const { row, now } = opened;
  return {
    ...{ source: order.source, demand: order.demand, contact: order.contact, due: order.due, issuer: order.issuer },
    ...{ issuedAt: order.issuedAt, handler: order.handler, circulateFrom: order.circulateFrom },
    ...{ circulatedAt: order.circulatedAt, closedAt: order.closedAt },
    ...{ id: row.id, unit: row.unit, state: row.state, states: [...row.states], revision: row.revision },
    number: row.series_number === null ? null : numberText(row.series_number),
    title: row.title,
    createdAt: row.created_at.toISOString(),
    copyTo: [...order.copyTo],
    findings: order.findings.map((one) => ({ ...one, title: titles.get(one.item ?? '') ?? one.title })),
    answers: order.answers.map((one) => ({ ...one, evidence: shownEvidence(one.evidence, view).map(shownJson) })),
    returns: [...order.returns],
    clock: clockJson(orderClock(order, row.states, calendar, now)),
    tasks: row.tasks.map(({ id, state, step, unit, role, claimed_by }) => ({
      ...{ id, state, step, unit, role, claimedBy: claimed_by },
    })),
    actions: actions.map(({ action, allowed, refusals }) => ({
      action,
      allowed,
      refusals: refusals.map((refusal) => ({ ...refusal, message: sentenceOf(refusal, locale) })),
    })),
  };
}

const clockJson = (clock: ReturnType<typeof orderClock>) => (clock === null ? null : { ...clock });

export const orderRowJson = (row: OrderRow): z.infer<typeof orderPage>['orders'][number] => ({
  ...{ id: row.id, number: numberOf(row), title: row.title, unit: row.unit, state: row.state, states: [...row.states] },
  ...{ revision: row.revision, due: row.due, createdAt: row.created_at.toISOString() },
});

export function numberOf({ series, year, n }: Pick<OrderRow, 'series' | 'year' | 'n'>): string | null {
  return series === null || year === null || n === null ? null : numberText({ series, year, n });
}

export const fileJson = ({ id, title, file_name, media_type, size }: EvidenceFile) => ({
  ...{ id, title, fileName: file_name, mediaType: media_type, size },
});

const shownJson = (shown: Shown) => (shown.kind === 'item' ? shown : { kind: 'file' as const, ...fileJson(shown) });
