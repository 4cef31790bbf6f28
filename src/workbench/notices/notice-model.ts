import { CHOOSABLE, type Choosable } from '../../notifications/choices.js';
import type { NoticeRow } from '../../notifications/notice-list.js';
import { noticeWords, rungName } from '../../notifications/words.js';
import { formatDate, formatDateTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

/** One line of the list: what kind, about which case, by when. */
export function noticeModel(row: NoticeRow, naming: Naming, locale: Locale): object {
  const { id, kind, case_id, entry, unit, step, rung, due, missed, number, read, key_at } = row;
  const { escalation } = naming.jurisdiction;
  const names = missed.map((each) => rungName(escalation, each, locale)).join(translate(locale, 'notices.comma'));
  return {
    id,
    item: case_id,
    what: noticeWords({ notice: kind, rung }, escalation, locale).what,
    entry: entry === null ? '' : naming.entry(entry, locale),
    unit: unit === null ? '' : naming.unit(unit, locale),
    step: step === null ? null : naming.step(step, locale),
    reference: number ?? case_id?.slice(-8) ?? null,
    due: due === null ? null : translate(locale, 'notices.due', { due: dueOf(due, locale) }),
    missed: names === '' ? null : translate(locale, 'notices.missed', { rungs: names }),
    at: formatDateTime(locale, key_at),
    read,
  };
}

const dueOf = (due: string, locale: Locale): string =>
  due.length === 10 ? formatDate(locale, due) : formatDateTime(locale, due);

export const choiceModel = (wanted: ReadonlySet<Choosable>, locale: Locale): object[] =>
  CHOOSABLE.map((kind) => ({
    kind,
    label: translate(locale, `notices.choices.kinds.${kind}`),
    wanted: wanted.has(kind),
  }));

/** What nobody switches off, and why. */
export const alwaysModel = (locale: Locale): object[] =>
  ['overdue', 'hours', 'order'].map((kind) => ({
    label: translate(locale, `notices.choices.always.${kind}`),
    why: translate(locale, `notices.choices.why.${kind}`),
  }));
