import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../access/account-directory.js';
import { clockModel } from '../../deadlines/showing/clock-model.js';
import { dueDate } from '../../domain/calendar/due-date.js';
import { orderClock } from '../../domain/supervision/clock.js';
import { numberText } from '../../domain/supervision/number.js';
import { ItemTrail } from '../../items/item-trail.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { shownEvidence, type OrderView } from '../../supervision/order-view.js';
import { drawWorkflow } from '../../workflow/diagram.js';
import type { Visit } from '../desk.js';
import { Ground } from '../ground.js';
import { taskModels } from '../item/tasks-model.js';
import { Naming } from '../naming.js';
import { sayerFor } from '../wording.js';
import { TaskCare } from '../people/task-care.js';
import { fieldsOf, isDanger, rankOf, type Tried } from './order-forms.js';

export const NO_SUBJECT = { entry: null, attachments: [], extra: [] };

/** An order as its page shows it: what is asked, what was answered, what I may do. */
@Injectable()
export class OrderModel {
  constructor(
    private readonly naming: Naming,
    private readonly ground: Ground,
    private readonly trail: ItemTrail,
    private readonly people: AccountDirectory,
    private readonly care: TaskCare,
  ) {}

  async of(visit: Visit, view: OrderView, tried: Tried | null) {
    const { locale } = visit;
    const { row, definition, actor } = view.opened;
    const holders = row.tasks.flatMap(({ claimed_by }) => (claimed_by === null ? [] : [claimed_by]));
    const people = holders.length === 0 ? [] : await this.people.find(holders);
    const { lines } = await this.trail.page(row.id, locale);
    const care = await this.care.of(visit, view.opened);
    return {
      order: this.said(view, locale),
      clocks: this.clocks(view, locale),
      tasks: taskModels(actor, view.opened, people, this.naming, locale).map((task) => ({
        ...task,
        care: care.get(task.id) ?? null,
      })),
      act: this.act(view, tried, locale),
      lines,
      diagram: await drawWorkflow(definition, row.states, view.extras.path, locale),
      back: `/workbench/orders/${row.id}`,
    };
  }

  private said(view: OrderView, locale: Locale) {
    const { opened, order, titles } = view;
    const { row, definition } = opened;
    const label = (path: string) => inLocale(definition.nodes.get(path)?.label ?? { zh: path, en: path }, locale);
    return {
      ...{ id: row.id, title: row.title, revision: row.revision, state: label(row.state) },
      number: row.series_number === null ? null : numberText(row.series_number),
      overdue: row.states.includes('watch.overdue') ? label('watch.overdue') : null,
      ...{ unit: this.naming.unit(row.unit, locale), unitId: row.unit, issuer: this.naming.unit(order.issuer, locale) },
      ...{ source: order.source, demand: order.demand, contact: order.contact, due: order.due },
      ...{ issuedAt: order.issuedAt, handler: order.handler, createdAt: row.created_at },
      copyTo: order.copyTo.map((unit) => this.naming.unit(unit, locale)).join('、'),
      findings: order.findings.map(({ item, title, entry, due }) => ({
        ...{ item, due, title: titles.get(item ?? '') ?? title, entry: this.naming.entry(entry, locale) },
      })),
      answers: order.answers.map((answer) => ({
        ...{ person: answer.person, at: answer.at, text: answer.text },
        returned: order.returns.find(({ at }) => at >= answer.at) ?? null,
        evidence: shownEvidence(answer.evidence, view).map((shown) => ({
          title: shown.title,
          href:
            shown.kind === 'item'
              ? `/workbench/items/${shown.id}`
              : `/api/v1/supervision-orders/${row.id}/evidence/${shown.id}`,
        })),
      })),
    };
  }

  private clocks({ opened: { row, now }, order }: OrderView, locale: Locale) {
    const { jurisdiction } = this.naming;
    const clock = orderClock(order, row.states, jurisdiction.calendar, now);
    if (clock === null) return [];
    return [{ ...clockModel(clock, jurisdiction, now, locale), act: translate(locale, 'supervision.clock'), tags: [] }];
  }

  private act(view: OrderView, tried: Tried | null, locale: Locale) {
    const { opened, actions, order } = view;
    const { row, definition } = opened;
    const say = sayerFor(this.naming, NO_SUBJECT, locale);
    const label = (action: string) =>
      inLocale(definition.actions.get(action)?.label ?? { zh: action, en: action }, locale);
    const allowed = actions.filter((one) => one.allowed).sort((a, b) => rankOf(a.action) - rankOf(b.action));
    const answering = allowed.some(({ action }) => action === 'ANSWER');
    return {
      ...{ id: row.id, revision: row.revision, key: newId(), none: allowed.length === 0 },
      forms: allowed.map(({ action }, at) => ({
        ...{ action, label: label(action), danger: isDanger(action), primary: at === 0 && !isDanger(action) },
        open: tried?.action === action,
        fields: fieldsOf(action, order, { due: this.defaultDue() }, tried, locale),
        evidence: action === 'ANSWER' ? this.evidence(view, tried, locale) : [],
      })),
      upload: answering,
      uploadError: tried?.action === 'EVIDENCE' ? (tried.errors.get('file') ?? null) : null,
      refused: actions
        .filter((one) => !one.allowed)
        .map(({ action, refusals }) => ({ label: label(action), reasons: [...new Set(refusals.map(say))] })),
    };
  }

  /** Files added and not yet in an answer are chosen already; the items of the findings may be. */
  private evidence({ extras, order, titles }: OrderView, tried: Tried | null, locale: Locale) {
    const used = new Set(order.answers.flatMap((answer) => answer.evidence));
    const typed = tried?.action === 'ANSWER' ? new Set(tried.typed.get('evidence') ?? []) : null;
    const files = extras.evidence.map(({ id, title }) => ({
      value: `file:${id}`,
      label: title,
      fresh: !used.has(`file:${id}`),
    }));
    const items = order.findings.flatMap(({ item, title }) =>
      item === null
        ? []
        : [
            {
              value: `item:${item}`,
              label: translate(locale, 'supervision.item', { title: titles.get(item) ?? title }),
              fresh: false,
            },
          ],
    );
    return [...files, ...items].map(({ value, label, fresh }) => ({
      ...{ value, label, id: `evidence.${value}`, chosen: typed?.has(value) ?? fresh },
    }));
  }

  private defaultDue(): string {
    const { calendar, supervision } = this.ground.jurisdiction;
    return dueDate(calendar, this.ground.today(), supervision.days, 'working-day').on;
  }
}
