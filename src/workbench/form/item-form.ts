import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';
import { all, last, rowsIn, type Typed } from '../typed.js';
import { dateField, elementField, plainField, type FieldModel, type FormContext, type Option } from './fields.js';

/** The form of an item, made from its entry: one card each for title, elements, dates, further elements, countersigners. */
export interface ItemForm {
  readonly heading: readonly FieldModel[];
  readonly elements: readonly FieldModel[];
  readonly atLeastOne: boolean;
  readonly elementsError: string | null;
  readonly dates: readonly FieldModel[];
  readonly extra: readonly {
    readonly at: number;
    readonly id: string;
    readonly name: string;
    readonly value: string;
  }[];
  readonly extraOpen: boolean;
  readonly countersigners: readonly Option[];
  readonly countersigned: number;
  readonly countersignersError: string | null;
}

export function itemForm(entry: Entry, context: FormContext, naming: Naming): ItemForm {
  const { typed, errors, locale } = context;
  const word = (key: string) => translate(locale, `workbench.form.${key}`);
  const countersigners = signers(typed, naming, locale);
  return {
    heading: [
      plainField('text', 'title', word('title'), true, context),
      { ...plainField('long-text', 'summary', word('summary'), false, context), help: word('summary-help') },
    ],
    elements: entry.elements.map((element) => elementField(element, context)),
    atLeastOne: entry.atLeastOne,
    elementsError: errors.get('elements') ?? null,
    dates: entry.dates.map((date) => dateField(date, context)),
    extra: extraRows(typed),
    extraOpen: rowsIn(typed, 'extra') > 0,
    countersigners,
    countersigned: countersigners.filter(({ chosen }) => chosen).length,
    countersignersError: errors.get('countersigners') ?? null,
  };
}

/** Two empty ones beyond those written; "add rows" finds three more. */
function extraRows(typed: Typed): ItemForm['extra'] {
  const sent = rowsIn(typed, 'extra');
  const written = Array.from({ length: sent }, (_, at) => at).filter((at) => last(typed, `extra.${at}.name`) !== '');
  const asked = last(typed, 'do') === 'rows:extra' ? sent + 3 : 0;
  const count = Math.min(Math.max((written.at(-1) ?? -1) + 3, asked), 30);
  return Array.from({ length: count }, (_, at) => ({
    at,
    id: last(typed, `extra.${at}.id`),
    name: last(typed, `extra.${at}.name`),
    value: last(typed, `extra.${at}.value`),
  }));
}

/** Departments and townships can be asked to sign; parties of a project are not authorities. */
function signers(typed: Typed, naming: Naming, locale: Locale): Option[] {
  const chosen = all(typed, 'countersigners');
  return [...naming.jurisdiction.units.values()]
    .filter(({ id, kind }) => kind === 'department' || kind === 'township' || chosen.includes(id))
    .map(({ id }) => ({ value: id, label: naming.unit(id, locale), chosen: chosen.includes(id) }));
}
