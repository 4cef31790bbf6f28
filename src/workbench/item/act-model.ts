import type { Actor } from '../../domain/actor.js';
import { refusedParts } from '../../domain/lifecycle/disclosure/guards/consultation.js';
import { keptInFiles } from '../../domain/screening/kept-in-files.js';
import type { Possibility } from '../../domain/lifecycle/advance.js';
import { isTranslated, translate } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import type { FieldModel } from '../form/fields.js';
import { plainField } from '../form/fields.js';
import { whyNot as whyNotBeside } from '../rights.js';
import type { Typed } from '../typed.js';
import { formOf, type ActionForm, type Asked, type Circumstances } from './action-forms.js';
import { optionsFor, type Choices } from './act-options.js';
import { sayerOf } from './refused.js';

/** What the person may do now, and why not the rest. */
export interface ActModel {
  /** What has to be done first: fill in, decide what was found, review item by item, see to what did not arrive. */
  readonly lead: { readonly href: string; readonly label: string } | null;
  readonly direct: readonly ButtonModel[];
  readonly forms: readonly FormModel[];
  readonly more: readonly FormModel[];
  readonly refused: readonly { readonly label: string; readonly reasons: readonly string[] }[];
  readonly none: boolean;
  readonly item: string;
  readonly revision: number;
  readonly key: string;
  readonly back: string;
  readonly comment: string;
}

export interface ButtonModel {
  readonly action: string;
  readonly label: string;
  readonly primary: boolean;
}

export interface FormModel extends ButtonModel {
  readonly danger: boolean;
  readonly open: boolean;
  readonly help: string | null;
  readonly fields: readonly FieldModel[];
}

/** An action that was tried and refused: its form stays open with what was typed. */
export interface Tried {
  readonly action: string;
  readonly typed: Typed;
  readonly errors: ReadonlyMap<string, string>;
}

const MOST_VISIBLE = 5;
/** Done beside the delivery it is about. */
const OF_ONE_DELIVERY: ReadonlySet<string> = new Set(['REPLAY']);

export function actModel(
  actor: Actor,
  actions: readonly Possibility[],
  choices: Choices,
  tried: Tried | null,
  back: string,
): ActModel {
  const { row, definition } = choices.view.opened;
  const here = circumstances(actor, choices);
  const shown = actions.filter(({ action }) => !OF_ONE_DELIVERY.has(action));
  const allowed = shown
    .filter((one) => one.allowed)
    .map(({ action }) => ({ action, look: formOf(action, definition.actions.get(action)?.reason ?? false) }))
    .sort((a, b) => a.look.rank - b.look.rank)
    .map(({ action, look }) => ({ action, look, asks: look.asks(here) }));
  const direct = allowed.filter(({ asks }) => asks.length === 0).slice(0, 3);
  const rest = allowed.filter((one) => !direct.includes(one)).map((one) => formModel(one, choices, tried));
  const lead = leadOf(actor, choices);
  const room = MOST_VISIBLE - direct.length - (lead === null ? 0 : 1);
  return {
    lead,
    direct: direct.map(({ action, look }) => ({
      action,
      label: label(action, choices),
      primary: look.tone === 'primary',
    })),
    forms: rest.slice(0, room),
    more: rest.slice(room),
    refused: shown.filter((one) => !one.allowed).map((one) => whyNot(one, choices)),
    none: allowed.length === 0 && lead === null,
    ...{ item: row.id, revision: row.revision, key: newId(), back },
    comment: tried?.typed.get('comment')?.at(-1) ?? '',
  };
}

export function circumstances(actor: Actor, { view, naming }: Pick<Choices, 'view' | 'naming'>): Circumstances {
  const { row, facts } = view.opened;
  return {
    states: row.states,
    additionalNotice: naming.jurisdiction.entries.get(row.entry)?.correction === 'additional-notice',
    clerk: actor.roles.includes('clerk') && !actor.roles.includes('approver'),
    keptFiles: keptInFiles(facts).length > 0,
    refusedByParty: refusedParts(facts).length > 0,
  };
}

function leadOf(actor: Actor, { view: { opened }, naming, locale }: Choices): ActModel['lead'] {
  const { facts, row } = opened;
  const may = (action: string) => whyNotBeside(opened, actor, action, naming.jurisdiction).length === 0;
  const unfilled = facts.missing.length + facts.invalid.length + facts.exchangeFaults.length;
  if (unfilled > 0 && may('EDIT'))
    return {
      href: `/workbench/items/${row.id}/edit`,
      label: translate(locale, 'workbench.act.fill', { count: unfilled }),
    };
  const undecided = facts.finds.filter(({ hidden, decision }) => !hidden && decision === undefined).length;
  if (undecided > 0 && may('MARK'))
    return {
      href: `/workbench/items/${row.id}#finds-state`,
      label: translate(locale, 'workbench.act.decide', { count: undecided }),
    };
  const unmarked = facts.targets.filter((target) => !facts.marks.some((mark) => mark.target === target)).length;
  if (unmarked > 0 && may('MARK'))
    return { href: '#marks', label: translate(locale, 'workbench.act.review', { count: unmarked }) };
  return row.states.includes('syndication.attention') && may('SETTLE_DELIVERY')
    ? { href: `/workbench/items/${row.id}/deliveries`, label: translate(locale, 'workbench.act.mend') }
    : null;
}

/** The approver confirms a proposal by the same action that made it: the button says so. */
function label(action: string, { view, naming, locale }: Choices): string {
  const confirming = view.opened.row.states.includes('work.approval');
  const key = `workbench.act.confirm.${action}`;
  return confirming && isTranslated(locale, key) ? translate(locale, key) : naming.action(action, locale);
}

function formModel(
  { action, look, asks }: { action: string; look: ActionForm; asks: readonly Asked[] },
  choices: Choices,
  tried: Tried | null,
): FormModel {
  const mine = tried?.action === action ? tried : null;
  const help = `workbench.act.help.${action}`;
  return {
    ...{ action, label: label(action, choices), primary: look.tone === 'primary', danger: look.tone === 'danger' },
    open: mine !== null,
    help: isTranslated(choices.locale, help) ? translate(choices.locale, help) : null,
    fields: asks.map((asked) => askedField(action, asked, choices, mine)),
  };
}

function askedField(action: string, asked: Asked, choices: Choices, mine: Tried | null): FieldModel {
  const { locale } = choices;
  const typed: Typed = mine?.typed ?? new Map();
  const own = `workbench.act.fields.${action}.${asked.path}`;
  const words = translate(locale, isTranslated(locale, own) ? own : `workbench.act.fields.${asked.path}`);
  const model = plainField(asked.kind, asked.path, words, asked.required, {
    typed,
    errors: mine?.errors ?? new Map(),
    locale,
  });
  return {
    ...model,
    id: `${action}.${asked.path}`,
    options: optionsFor(action, asked, model.value || (asked.preset ?? ''), choices),
  };
}

function whyNot({ action, refusals }: Possibility, { view, naming, locale }: Choices) {
  const say = sayerOf(view.opened, naming, locale);
  return { label: naming.action(action, locale), reasons: [...new Set(refusals.map(say))] };
}
