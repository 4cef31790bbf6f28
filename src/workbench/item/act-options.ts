import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { OVERTURNED_KINDS } from '../../domain/display/display-memory.js';
import type { Account } from '../../access/account-directory.js';
import type { ItemView } from '../../items/item-view.js';
import type { Option } from '../form/fields.js';
import type { Naming } from '../naming.js';
import type { Asked } from './action-forms.js';

export interface Choices {
  readonly view: Pick<ItemView, 'opened'>;
  readonly naming: Naming;
  readonly locale: Locale;
  readonly signers: readonly Account[];
}

/** The choices of one question: words of the page, grounds of the jurisdiction, people of the unit, files of the item. */
export function optionsFor(action: string, { options, kind }: Asked, chosen: string, choices: Choices): Option[] {
  const pairs = options === undefined ? [] : SOURCES[options](action, choices);
  const empty = kind === 'select' ? [['', translate(choices.locale, 'workbench.form.choose')] as const] : [];
  return [...empty, ...pairs].map(([value, label]) => ({ value, label, chosen: value === chosen }));
}

type Pairs = readonly (readonly [string, string])[];

const worded =
  (group: string, ids: readonly string[]) =>
  (_action: string, { locale }: Choices): Pairs =>
    ids.map((id) => [id, translate(locale, `workbench.options.${group}.${id}`)]);

const SOURCES: Record<NonNullable<Asked['options']>, (action: string, choices: Choices) => Pairs> = {
  'return-to': worded('return-to', ['drafting', 'review']),
  corrections: worded('corrections', ['correction', 'clarification', 'termination']),
  consent: worded('consent', ['agrees', 'refuses']),
  medium: worded('medium', ['paper', 'oral']),
  overturned: worded('overturned', OVERTURNED_KINDS),
  grades: (_action, { naming, locale }) =>
    (naming.jurisdiction.displayGrades?.grades ?? []).map(({ id, name }) => [id, inLocale(name, locale)]),
  grounds: (action, { naming, locale }) =>
    [...naming.jurisdiction.grounds.values()]
      .filter(({ allows }) => allows.includes(action === 'WITHHOLD' ? 'withhold' : 'restrict'))
      .map((ground) => [ground.id, `${inLocale(ground.name, locale)}（${ground.article}）`]),
  signers: (_action, { signers }) =>
    signers
      .filter(({ roles }) => roles.includes('approver'))
      .map(({ account, person }) => [account, `${person}（${account}）`]),
  scans: (_action, { view }) => view.opened.row.attachments.map(({ id, title }) => [id, title]),
};
