import type { Order } from '../../domain/supervision/order.js';
import { isTranslated, translate, type Locale } from '../../platform/i18n.js';
import type { FieldModel } from '../form/fields.js';
import { plainField } from '../form/fields.js';
import { last, type Typed } from '../typed.js';

/** One thing an action asks for; `name` is the input's field. */
export interface AskedField {
  readonly name: 'reason' | 'demand' | 'contact' | 'due' | 'handler' | 'text';
  readonly kind: 'text' | 'long-text' | 'date';
  readonly required: boolean;
}

const reason: AskedField = { name: 'reason', kind: 'long-text', required: true };
const due = (required: boolean): AskedField => ({ name: 'due', kind: 'date', required });

/** What each action asks for, and how near it is to the thumb. An action that is not here asks for nothing. */
const FORMS: Readonly<Record<string, { rank: number; danger?: true; asks: readonly AskedField[] }>> = {
  ISSUE: {
    rank: 1,
    asks: [
      { name: 'demand', kind: 'long-text', required: true },
      { name: 'contact', kind: 'text', required: true },
      due(true),
    ],
  },
  ACKNOWLEDGE: { rank: 1, asks: [] },
  ANSWER: { rank: 2, asks: [{ name: 'text', kind: 'long-text', required: true }] },
  BEGIN: { rank: 1, asks: [{ name: 'handler', kind: 'text', required: false }] },
  ACCEPT: { rank: 1, asks: [] },
  CLOSE: { rank: 1, asks: [] },
  SEND_BACK: { rank: 2, asks: [reason, due(false)] },
  WAIT: { rank: 3, asks: [reason, due(true)] },
  CIRCULATE: { rank: 4, danger: true, asks: [reason] },
  DISMISS: { rank: 5, danger: true, asks: [reason] },
  WITHDRAW: { rank: 6, danger: true, asks: [reason] },
};

export const asksOf = (action: string): readonly AskedField[] => FORMS[action]?.asks ?? [];
export const rankOf = (action: string): number => FORMS[action]?.rank ?? 9;
export const isDanger = (action: string): boolean => FORMS[action]?.danger === true;

export interface Tried {
  readonly action: string;
  readonly typed: Typed;
  readonly errors: ReadonlyMap<string, string>;
}

/** The fields of one action, with what was typed, or what is known already. */
export function fieldsOf(
  action: string,
  order: Order,
  defaults: { readonly due: string },
  tried: Tried | null,
  locale: Locale,
): readonly FieldModel[] {
  const mine = tried?.action === action ? tried : null;
  const known: Readonly<Record<string, string>> =
    action === 'ISSUE' ? { demand: order.demand, contact: order.contact, due: order.due ?? defaults.due } : {};
  return asksOf(action).map(({ name, kind, required }) => {
    const context = { typed: mine?.typed ?? new Map(), errors: mine?.errors ?? new Map(), locale };
    const model = plainField(kind, name, words(action, name, locale), required, context);
    return { ...model, id: `${action}.${name}`, value: mine === null ? (known[name] ?? '') : last(mine.typed, name) };
  });
}

/** What was filled in, as the action's input; blanks are left out. */
export function inputOf(action: string, typed: Typed): Record<string, unknown> {
  const given = asksOf(action)
    .map(({ name }) => [name, last(typed, name)] as const)
    .filter(([, value]) => value !== '');
  const evidence = typed.get('evidence') ?? [];
  return { ...Object.fromEntries(given), ...(action === 'ANSWER' && evidence.length > 0 ? { evidence } : {}) };
}

function words(action: string, name: string, locale: Locale): string {
  const own = `supervision.fields.${action}.${name}`;
  return translate(locale, isTranslated(locale, own) ? own : `supervision.fields.${name}`);
}
