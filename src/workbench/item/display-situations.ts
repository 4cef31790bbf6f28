import { shownUntil } from '../../domain/display/shown-until.js';
import type { Facts } from '../../domain/lifecycle/facts.js';
import type { CaseRow } from '../../engine/case-row.js';
import { formatDate } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Situation } from './intake-situations.js';

/** For how long the law shows the item: its grade, its term, the minimum, a penalty that fell, a repair. */
export function displaySituations({ memory, states }: CaseRow, facts: Facts, locale: Locale): Situation[] {
  const { overturned, repaired } = memory;
  const say = (name: string, text: string, tone: Situation['tone'] = 'info'): Situation => ({
    ...{ tone, text },
    head: translate(locale, `workbench.situation.${name}`),
  });
  return [
    ...graded(facts, locale).map((text) => say('graded', text)),
    ...term(facts, locale).map((text) => say('display-term', text)),
    ...(states.includes('visibility.current')
      ? minimum(facts, locale).map((text) => say('minimum-display', text))
      : []),
    ...(overturned?.settledAt === null
      ? [say(`overturned-${overturned.kind}`, formatDate(locale, overturned.on), 'warn')]
      : []),
    ...(repaired === undefined || repaired === null
      ? []
      : [say('repaired', `${repaired.document} · ${formatDate(locale, repaired.decidedOn)}`)]),
  ];
}

function graded({ graded: term }: Facts, locale: Locale): string[] {
  if (term?.name === undefined || term.name === null) return [];
  const words = { grade: inLocale(term.name, locale), basis: term.basis };
  return [translate(locale, 'workbench.situation.graded-text', words)];
}

function term({ memory: { displayTerm } }: Facts, locale: Locale): string[] {
  if (displayTerm === undefined || displayTerm === null) return [];
  const { from, minimum, maximum, basis } = displayTerm;
  const day = (date: string) => formatDate(locale, date);
  const words = { from: day(from), maximum: day(maximum), basis };
  return minimum === null
    ? [translate(locale, 'workbench.situation.display-term-text', words)]
    : [translate(locale, 'workbench.situation.display-term-repair-text', { ...words, minimum: day(minimum) })];
}

function minimum({ display, publishedAt, memory }: Facts, locale: Locale): string[] {
  if (display?.minDays === undefined || publishedAt === null) return [];
  const until = shownUntil(publishedAt, display.minDays, memory.offline ?? []);
  const words = { days: display.minDays, until: formatDate(locale, until), basis: display.basis };
  return [translate(locale, 'workbench.situation.minimum-display-text', words)];
}
