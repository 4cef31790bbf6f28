import { dateInShanghai } from '../../domain/calendar/dates.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import type { Clock } from '../../domain/deadlines/clock.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { eventLabel } from '../clocks-json.js';
import { whyOf } from '../why.js';
import { standingOf } from './clock-words.js';
import { countingModel, type CountingModel } from './counting-model.js';
import { dayOfYear } from './days.js';

/** One clock as its card says it: word, shape and colour, the rule, the article, and how it was counted. */
export interface ClockModel {
  readonly tone: 'green' | 'amber' | 'red' | 'plain';
  readonly standing: string;
  readonly act: string;
  readonly text: string;
  readonly citation: string;
  readonly tags: readonly string[];
  readonly provisional: boolean;
  readonly how: CountingModel | null;
  readonly warnings: string | null;
}

export function clockModel(clock: Clock, jurisdiction: Jurisdiction, now: Date, locale: Locale): ClockModel {
  const say = (key: string, params = {}) => translate(locale, `deadlines.card.${key}`, params);
  const today = dateInShanghai(now);
  const needs = clock.needs.map((event) => eventLabel(jurisdiction, event, locale));
  const { lamp, ambiguity, text, citation, provisional } = clock;
  return {
    tone: lamp === 'none' ? 'plain' : lamp,
    standing: standingOf(clock, needs, today, locale),
    ...{ act: say(`act.${clock.act}`), text, citation, provisional },
    tags: [
      ...(clock.governs ? [say('governs')] : []),
      ...(clock.binding ? [] : [say('warns')]),
      ...(ambiguity === null ? [] : [say('reading', { ambiguity })]),
    ],
    how: howOf(clock, today, locale),
    warnings: warningsOf(clock, now, locale),
  };
}

/** Only what was counted or moved in days can be drawn; a window has its two ends and nothing between. */
function howOf({ start, due, skipped, ...rest }: Clock, today: string, locale: Locale): CountingModel | null {
  if (start === null || due?.length !== 10) return null;
  if (rest.counted.length === 0 && rest.movedFrom === null) return null;
  const event = start.length === 10 ? start : dateInShanghai(start);
  const reasons = skipped.map((day) => ({ date: day.date, why: whyOf(day, locale) }));
  return countingModel({ ...rest, event, due, skipped: reasons }, today, locale);
}

/** The reminders still to come, while there is something to remind of. */
function warningsOf({ state, warnings }: Clock, now: Date, locale: Locale): string | null {
  const ahead = warnings.filter(({ at }) => state === 'running' && at > now.toISOString());
  if (ahead.length === 0) return null;
  const today = dateInShanghai(now);
  const list = ahead.map(({ at, step }) => {
    const day = dayOfYear(dateInShanghai(at), today, locale);
    return translate(locale, 'deadlines.card.warning', { day, step: translate(locale, `deadlines.step.${step}`) });
  });
  return list.join(translate(locale, 'deadlines.how.comma'));
}
