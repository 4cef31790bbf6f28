import type { Actor } from '../../domain/actor.js';
import { standsFor } from '../../inbox/task-scope.js';
import type { InboxRow, InboxView } from '../../inbox/inbox-queries.js';
import { isTranslated, translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';
import { waitingModel, type WaitingModel } from '../waiting-model.js';
import { workPage } from '../../worker/addresses.js';

/** One row: what, whose, which step, how long it has waited. */
export interface RowModel {
  readonly href: string;
  readonly item: string;
  readonly title: string;
  readonly entry: string;
  readonly unit: string;
  readonly step: string;
  /** What there is to do, where the step's name does not say it. */
  readonly hint: string | null;
  readonly at: string;
  readonly done: string | null;
  readonly waiting: WaitingModel | null;
  readonly task: string | null;
  readonly mine: boolean;
  readonly claimable: boolean;
  readonly chosen: boolean;
  /** How often it was urged, and for which absent colleague it would be done, in words. */
  readonly urged: string | null;
  readonly standingFor: string | null;
}

export interface RowContext {
  readonly view: InboxView;
  readonly actor: Actor;
  readonly chosen: string | null;
  readonly addressOf: (item: string) => string;
  readonly naming: Naming;
  readonly locale: Locale;
  readonly now: Date;
}

export function rowModel(row: InboxRow, context: RowContext): RowModel {
  const { view, actor, chosen, addressOf, naming, locale } = context;
  const open = view === 'todo' || view === 'claimed';
  return {
    href: ownPage(row) ?? addressOf(row.case_id),
    item: row.case_id,
    ...about(row, context),
    unit: naming.unit(row.unit, locale),
    step: row.step === null ? naming.state(row.state, locale, row.kind) : naming.step(row.step, locale),
    hint: open ? hintOf(row.step, locale) : null,
    at: row.key_at,
    done: view === 'done' && row.outcome !== null ? naming.action(row.outcome, locale) : null,
    waiting: view === 'done' ? null : waitingFor(row, context),
    task: open ? row.task : null,
    mine: row.claimed_by === actor.account,
    claimable: open && row.claimed_by !== actor.account,
    chosen: row.case_id === chosen,
    urged: row.urged === 0 ? null : translate(locale, 'people.urged', { count: row.urged }),
    standingFor: open ? forWhom(row, context) : null,
  };
}

function hintOf(step: string | null, locale: Locale): string | null {
  const key = `workbench.hints.${step ?? ''}`;
  return isTranslated(locale, key) ? translate(locale, key) : null;
}

/**
 * An item is shown beside the list, save a question, which is answered where there is no content to show, what the duty officer has on
 * the phone, and what is about its deliveries; other kinds of cases have pages of their own.
 */
function ownPage({ kind, step, case_id: id }: InboxRow): string | null {
  if (step === 'express-publish') return `/workbench/items/${id}/express`;
  if (step === 'mend-delivery') return `/workbench/items/${id}/deliveries`;
  return kind !== 'item' || step === 'advise' ? workPage(kind, id) : null;
}

function forWhom(row: InboxRow, { actor, locale }: RowContext): string | null {
  const found = standsFor(actor, row);
  return found === null ? null : translate(locale, 'people.standing-for', { person: found.person });
}

/** The secrecy authority is asked a question; what the item is about is not its to see. */
function about({ entry, title, step }: InboxRow, { naming, locale }: RowContext): Pick<RowModel, 'title' | 'entry'> {
  if (step === 'advise') return { title: translate(locale, 'workbench.question.title'), entry: '' };
  const untitled = translate(locale, 'workbench.item.untitled');
  return { title: title === '' ? untitled : title, entry: entry === '' ? '' : naming.entry(entry, locale) };
}

/** An open task waits since it was opened; a case of mine since it entered its state. */
function waitingFor(row: InboxRow, { view, naming, locale, now }: RowContext): WaitingModel {
  const since = view === 'mine' ? row.entered_at.toISOString() : row.key_at;
  return waitingModel(naming.jurisdiction.calendar, since, naming.limitOf(row.state, row.step), now, locale);
}
