import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { notFound } from '../../access/refused-error.js';
import { ClockCards } from '../../deadlines/clock-cards.js';
import type { Opened } from '../../engine/case-door.js';
import { WorkflowEngine } from '../../engine/workflow-engine.js';
import { NOTHING_YET } from '../../domain/obligations/obligation.js';
import { aboutOf } from '../../obligations/obligation-kind.js';
import { Obligations } from '../../obligations/obligations.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import { dateField, plainField, type FieldModel, type FormContext } from '../form/fields.js';
import { flattened } from '../form/flatten.js';
import type { Typed } from '../typed.js';
import { sayerFor } from '../wording.js';
import { flashOf } from './flash.js';
import { ObligationRows } from './row-model.js';

/** One obligation: its clocks, what is known, and what may be done about it. */
@Injectable()
export class ObligationPage {
  constructor(
    private readonly desk: Desk,
    private readonly obligations: Obligations,
    private readonly engine: WorkflowEngine,
    private readonly rows: ObligationRows,
    private readonly clocks: ClockCards,
  ) {}

  async show(visit: Visit, id: string, tried: Tried = NOT_TRIED): Promise<void> {
    const opened = await this.obligations.open(visit.actor, id);
    if (opened === null) throw notFound();
    const { row } = opened;
    const { actor, locale } = visit;
    const about = aboutOf(row);
    const obligation = row.memory.obligation ?? NOTHING_YET;
    const model = this.rows.of({ ...row, about, memory: { obligation }, units: row.memory.units }, actor, locale);
    const errors = errorsOf(tried.refusals, sayerFor(this.rows.naming, this.subject(opened), locale));
    const page = {
      ...{ title: about.title, place: 'obligations' as const, status: errors.status },
      address: `/workbench/obligations/${id}`,
      breadcrumb: [
        { href: '/workbench/obligations', label: translate(locale, 'obligations.title') },
        { href: null, label: about.title },
      ],
    };
    await this.desk.show(visit, 'obligation', page, {
      ...model,
      clocks: this.clocks.of(opened, locale),
      ...{ project: row.project, item: obligation.item, after: about.after ?? null },
      ...{ nothingReason: obligation.nothing?.reason ?? null, fulfilledAt: obligation.fulfilledAt },
      elements: about.elements.map((element) => this.elementName(about.entry, element, locale)),
      acts: this.acts(opened, visit, { typed: tried.typed, errors: errors.byField, locale }, tried.action),
      ...{ errors: errors.list, flash: flashOf(visit) },
    });
  }

  /** Small forms of the acts that this person may take now, in the table's order; drafting has its own button. */
  private acts(opened: Opened, { actor, locale }: Visit, form: FormContext, tried: string | null): object[] {
    return this.engine
      .possibilities(opened, actor)
      .filter(({ action, allowed }) => allowed && action in FIELDS)
      .map(({ action }) => ({
        ...{ action, open: action === tried, label: this.label(opened, action, locale) },
        fields: FIELDS[action]?.(opened, this.rows, form) ?? [],
      }));
  }

  private label = ({ definition }: Opened, action: string, locale: Locale): string =>
    definition.actions.get(action)?.label[locale] ?? action;

  private elementName = (entry: string, element: string, locale: Locale): string =>
    this.rows.entryOf(entry)?.elements.find(({ id }) => id === element)?.name[locale] ?? element;

  private subject = ({ row }: Opened) => ({ entry: this.rows.entryOf(row.entry), attachments: [], extra: [] });
}

/** What was just tried and why it was refused: shown again with everything typed kept. */
export interface Tried {
  readonly action: string | null;
  readonly typed: Typed;
  readonly refusals: readonly Reason[];
}
const NOT_TRIED: Tried = { action: null, typed: new Map(), refusals: [] };

type Fields = (opened: Opened, rows: ObligationRows, form: FormContext) => readonly FieldModel[];

const reason: Fields = (_opened, _rows, form) => [
  plainField('long-text', 'reason', translate(form.locale, 'obligations.reason'), true, form),
];

/** The dates the entry asks for, as far as they are known. */
const dates: Fields = ({ row }, rows, form) => {
  const entry = rows.entryOf(row.entry);
  if (entry === null) return [];
  const known = { ...aboutOf(row).events, ...row.memory.obligation?.dates };
  const stored = flattened(entry, { title: '', summary: '', elements: {}, extra: [], dates: known });
  const typed = form.typed.size > 0 ? form.typed : stored;
  return entry.dates.map((date) => dateField(date, { ...form, typed }));
};

const FIELDS: Readonly<Record<string, Fields>> = {
  NOTE_DATES: dates,
  DECLARE_NOTHING: reason,
  CONFIRM_NOTHING: ({ row }, rows, form) =>
    row.state === 'work.nothingProposed' ? [] : reason({ row } as Opened, rows, form),
  RETURN: reason,
  REOPEN: reason,
};
