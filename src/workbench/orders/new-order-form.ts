import { Injectable } from '@nestjs/common';
import { malformed } from '../../access/malformed.js';
import type { Reason } from '../../access/problem.js';
import type { Actor } from '../../domain/actor.js';
import { dueDate } from '../../domain/calendar/due-date.js';
import { formatDate } from '../../platform/formats.js';
import { translate } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { Findings, type FoundItem } from '../../supervision/findings.js';
import { Orders } from '../../supervision/orders.js';
import { newOrder } from '../../supervision/schemas.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import { plainField } from '../form/fields.js';
import { Ground, isId } from '../ground.js';
import { Naming } from '../naming.js';
import { all, last, type Typed } from '../typed.js';
import { sayerFor } from '../wording.js';
import { NO_SUBJECT } from './order-model.js';

type Made =
  | { readonly ok: true; readonly id: string; readonly issued: boolean }
  | { readonly ok: false; readonly refusals: readonly Reason[] };

/** The form of a new order; begun from items it is filled in already. */
@Injectable()
export class NewOrderForm {
  constructor(
    private readonly desk: Desk,
    private readonly orders: Orders,
    private readonly findings: Findings,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  /** `?item=…&item=…`: unit, title, demand and time limit as they follow from the items. */
  async begin(visit: Visit, query: Typed): Promise<void> {
    const found = await this.found(visit.actor, query);
    const [first] = found;
    const { calendar, supervision } = this.ground.jurisdiction;
    const known: [string, string][] = [
      ['due', dueDate(calendar, this.ground.today(), supervision.days, 'working-day').on],
      ...(first === undefined ? [] : prefilled(first)),
    ];
    const typed = new Map([...known.map(([name, value]) => [name, [value]] as const), ...query]);
    const mixed = found.some(({ unit }) => unit !== first?.unit);
    await this.show(visit, typed, mixed ? [{ code: 'order-item-other-unit', kind: 'content', field: 'unit' }] : []);
  }

  async create(actor: Actor, typed: Typed): Promise<Made> {
    const issued = last(typed, 'do') === 'issue';
    const parsed = newOrder.safeParse(this.given(typed, issued));
    if (!parsed.success) return { ok: false, refusals: malformed(parsed.error.issues) };
    const found = await this.found(actor, typed);
    if (found.some(({ unit }) => unit !== parsed.data.unit))
      return { ok: false, refusals: [{ code: 'order-item-other-unit', kind: 'content', field: 'unit' }] };
    const made = await this.orders.create(
      actor,
      parsed.data,
      last(typed, 'key') === '' ? null : `${last(typed, 'do')}.${last(typed, 'key')}`,
    );
    return made.ok ? { ok: true, id: made.value.id, issued } : made;
  }

  async show(visit: Visit, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    const { locale } = visit;
    const errors = errorsOf(refusals, sayerFor(this.naming, NO_SUBJECT, locale));
    const context = { typed, errors: errors.byField, locale };
    const word = (name: string) => translate(locale, `supervision.fields.${name}`);
    const field = (kind: 'text' | 'long-text' | 'date', name: string, required: boolean) =>
      plainField(kind, name, word(name), required, context);
    const chosen = last(typed, 'unit');
    const copies = all(typed, 'copyTo');
    const units = [...this.ground.jurisdiction.units.keys()].map((value) => ({
      ...{ value, label: this.naming.unit(value, locale) },
    }));
    const title = translate(locale, 'supervision.new');
    const page = { title, place: 'orders' as const, status: errors.status, address: '/workbench/orders/new' };
    await this.desk.show(visit, 'order-new', page, {
      errors: errors.list,
      key: last(typed, 'key') || newId(),
      fields: [
        {
          ...plainField('select', 'unit', word('unit'), true, context),
          options: [
            { value: '', label: translate(locale, 'workbench.form.choose'), chosen: chosen === '' },
            ...units.map((unit) => ({ ...unit, chosen: unit.value === chosen })),
          ],
        },
        field('text', 'title', true),
        field('long-text', 'source', false),
        field('long-text', 'demand', true),
        field('date', 'due', true),
        field('text', 'contact', true),
      ],
      copies: units.map((unit) => ({ ...unit, id: `copyTo.${unit.value}`, chosen: copies.includes(unit.value) })),
      findings: (await this.found(visit.actor, typed)).map(({ item, title: name, entry, due }) => ({
        ...{ item, title: name, due, entry: this.naming.entry(entry, locale) },
      })),
    });
  }

  private async found(actor: Actor, typed: Typed): Promise<readonly FoundItem[]> {
    const found = await this.findings.of(actor, all(typed, 'item').filter(isId).slice(0, 50));
    return found.ok ? found.value : [];
  }

  private given(typed: Typed, issue: boolean): object {
    const texts = ['unit', 'title', 'source', 'demand', 'due', 'contact'] as const;
    const given = texts.map((name) => [name, last(typed, name)] as const).filter(([, value]) => value !== '');
    return {
      ...Object.fromEntries(given),
      copyTo: all(typed, 'copyTo'),
      findings: all(typed, 'item').map((item) => ({ item })),
      ...(issue ? { issue } : {}),
    };
  }
}

const prefilled = ({ unit, title, due }: FoundItem): [string, string][] => [
  ['unit', unit],
  ['title', translate('zh', 'supervision.proposal.title', { title })],
  ['demand', translate('zh', 'supervision.proposal.demand', { title })],
  ...(due === null
    ? []
    : ([['source', translate('zh', 'supervision.found', { due: formatDate('zh', due.slice(0, 10)) })]] as [
        string,
        string,
      ][])),
];
