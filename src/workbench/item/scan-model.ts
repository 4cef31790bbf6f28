import type { CaseRow } from '../../engine/case-row.js';
import { scanOf, type Scan } from '../../items/scan.js';
import { isTranslated, translate, type Locale } from '../../platform/i18n.js';

const TONES: Readonly<Record<Scan['state'], string>> = {
  ...{ pending: '', clean: 'green', finds: 'amber', unscannable: 'amber', infected: 'red', blocked: 'red' },
};

/** What was read of a file, in words: a colour is never alone. */
export function scanModel(row: CaseRow, attachment: string, locale: Locale) {
  const { state, cause = '', metadata = [], stripped = false } = scanOf(row, attachment);
  const key = `finds.causes.${cause}`;
  return {
    tone: TONES[state],
    label: translate(locale, `finds.states.${state}`),
    cause: isTranslated(locale, key) ? translate(locale, key) : null,
    metadata: metadata.map(({ name, value }) => `${propertyName(name, locale)} ${value}`).join('；'),
    outcome: translate(locale, `finds.${stripped ? 'stripped' : 'unstripped'}`),
  };
}

/** Programs add properties under names of their own. */
function propertyName(name: string, locale: Locale): string {
  const key = `finds.properties.${name}`;
  return isTranslated(locale, key) ? translate(locale, key) : name;
}
