import type { BoardScope } from '../../domain/authority/board-scope.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { KINDS, TONES, type BoardFilter } from '../board/matters.js';
import type { OfficeNames } from './names.js';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** The filter form: works by GET alone, so that an address is the whole of what is shown. */
export function filterModel(path: string, scope: BoardScope, filter: BoardFilter, names: OfficeNames, locale: Locale) {
  const { jurisdiction } = names.naming;
  const one = (name: keyof BoardFilter, values: readonly string[], label: (value: string) => string) => ({
    name,
    label: translate(locale, `office.filter.${name}`),
    options: options(values, filter[name], label, translate(locale, 'office.filter.any')),
  });
  const word = (group: string) => (value: string) => translate(locale, `office.${group}.${value}`);
  return {
    path,
    fields: [
      one('unit', unitsIn(scope, [...jurisdiction.units.keys()]), (id) => names.unit(id, locale)),
      one('domain', [...jurisdiction.domains.keys()], (id) => names.domain(id, locale)),
      one('step', names.states(), (id) => names.step(id, locale)),
      one('tone', TONES, word('tone')),
      one('kind', KINDS, word('kind')),
    ],
    month: filter.month ?? '',
    active: Object.values(filter).some((value) => value !== null),
  };
}

/** A sector authority may meet units of others in its domains, so only whoever leads one unit alone has nothing to choose. */
function unitsIn(scope: BoardScope, all: readonly string[]): readonly string[] {
  return scope.kind === 'part' && scope.domains.length === 0 ? scope.units : all;
}

const options = (
  values: readonly string[],
  chosen: string | null,
  label: (value: string) => string,
  any: string,
): Option[] => [
  { value: '', label: any, chosen: chosen === null },
  ...values.map((value) => ({ value, label: label(value), chosen: value === chosen })),
];
