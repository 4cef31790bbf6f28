import type { SkippedDay } from '../domain/calendar/counting.js';
import { translate, type Locale } from '../platform/i18n.js';

/** Why a day was not counted, in a word: the name of the holiday as its notice has it, else 周末 or 暂停. */
export const whyOf = ({ why, holiday }: SkippedDay, locale: Locale): string =>
  holiday ?? translate(locale, `deadlines.why.${why}`);
