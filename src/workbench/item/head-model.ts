import type { ItemView } from '../../items/item-view.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

/** What the item is and where it stands, at the top of each of its pages. */
export interface HeadModel {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly entryId: string;
  readonly unit: string;
  readonly unitId: string;
  readonly project: { readonly id: string; readonly name: string } | null;
  readonly number: string | null;
  readonly version: string | null;
  readonly state: string;
  readonly visibility: { readonly tone: string; readonly label: string } | null;
  readonly syndication: { readonly tone: string; readonly label: string } | null;
  readonly revision: number;
}

export function headModel({ opened: { row } }: ItemView, naming: Naming, locale: Locale): HeadModel {
  const untitled = translate(locale, 'workbench.item.untitled');
  return {
    ...{ id: row.id, title: row.title === '' ? untitled : row.title, revision: row.revision },
    ...{
      entry: naming.entry(row.entry, locale),
      entryId: row.entry,
      unit: naming.unit(row.unit, locale),
      unitId: row.unit,
    },
    project: row.project === null ? null : { id: row.project.id, name: naming.project(row.project) },
    number: row.number,
    version: row.version > 1 ? translate(locale, 'workbench.item.version', { version: row.version }) : null,
    state: naming.state(row.state, locale),
    visibility: region('visibility.', row.states, naming, locale),
    syndication: region('syndication.', row.states, naming, locale),
  };
}

/** Nothing is said of a region in which nothing has happened yet. */
function region(prefix: string, states: readonly string[], naming: Naming, locale: Locale) {
  const state = states.find((each) => each.startsWith(prefix));
  if (state === undefined || state === `${prefix}none`) return null;
  return { tone: TONES[state] ?? 'plain', label: naming.state(state, locale) };
}

const TONES: Readonly<Record<string, string>> = {
  'visibility.current': 'green',
  'visibility.held': 'amber',
  'visibility.takenDown': 'red',
  'syndication.settled': 'green',
  'syndication.delivering': 'blue',
  'syndication.attention': 'red',
};
