import { translate, type Locale } from '../../platform/i18n.js';
import type { Condition } from '../../syndication/overseeing/channel-view.js';

const TONES: Readonly<Record<Condition, string>> = {
  ...{ normal: 'green', broken: 'red', paused: 'amber', missing: 'amber', 'by-hand': 'blue' },
  ...{ relayed: 'grey', window: 'grey', announced: 'grey', recorded: 'grey', unused: 'grey' },
};

/** The state of a channel as a word with a colour. */
export const conditionModel = (condition: Condition, locale: Locale) => ({
  tone: TONES[condition],
  condition: translate(locale, `syndication.conditions.${condition}`),
});
