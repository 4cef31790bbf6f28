import { formatDateTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import type { Comparison } from '../../syndication/reconciling/comparisons.js';
import type { Difference } from '../../syndication/reconciling/differences.js';

const TONES: Readonly<Record<Comparison['state'], string>> = {
  ...{ equal: 'green', differs: 'red', 'cannot-say': 'amber' },
  ...{ 'under-way': 'blue', never: 'grey', 'not-asked': 'grey' },
};

/** How a comparison ended, as a word with a colour and sentences: what the last whole list held is told with when that was. */
export function comparisonHead(comparison: Comparison, locale: Locale) {
  const { state, startedAt, comparedAt, held, expected, differences, error } = comparison;
  const say = (key: string, params: Record<string, string | number> = {}): string =>
    translate(locale, `syndication.compared.${key}`, params);
  const at = (moment: Date): string => formatDateTime(locale, moment);
  const tried = { at: startedAt === null ? '' : at(startedAt), error: error ?? '', count: differences };
  const whole = comparedAt === null ? 'none-yet' : 'whole';
  const counted = { at: comparedAt === null ? '' : at(comparedAt), held: held ?? 0, expected: expected ?? 0 };
  const word = state === 'differs' && differences === 0 ? 'differs-elsewhere' : state;
  return {
    ...{ tone: word === state ? TONES[state] : 'grey', state: say(`states.${word}`, tried) },
    lines: [say(`notes.${word}`, tried), ...(startedAt === null ? [] : [say(whole, counted)])],
  };
}

/** One publication that a platform holds otherwise: what it should hold, what it holds, and sending it again at one press. */
export function differenceModel(row: Difference, channel: string, locale: Locale) {
  const say = (key: string, params: Record<string, string | number> = {}): string =>
    translate(locale, `syndication.compared.${key}`, params);
  const { number, kind, ours, theirs, delivery, item, title, resent } = row;
  return {
    ...{ number, href: item === null ? null : `/workbench/items/${item}/deliveries` },
    title: title === '' ? say(item === null ? 'no-item' : 'untitled') : title,
    should: say(`should.${kind}`, { sequence: ours ?? '' }),
    holds: say(`holds.${kind}`, { sequence: theirs ?? '' }),
    resent: resent === null ? null : say(`resent.${resent}`),
    replay: delivery === null || resent !== null ? null : `/syndication/deliveries/${delivery}/replay`,
    ...{ key: newId(), about: `${channel} ${number}` },
  };
}
