import type { Ladder } from '../domain/escalation/ladder.js';
import { inLocale, isTranslated, translate, type Locale } from '../platform/i18n.js';

/** What a notice is called and what it says first; a rung by the name the ladder gives it, a kind nobody worded as "news". */
export function noticeWords(
  { notice, rung }: { readonly notice: string; readonly rung: string | null },
  ladder: Ladder,
  locale: Locale,
): { readonly what: string; readonly lead: string } {
  if (rung !== null) {
    const what = rungName(ladder, rung, locale);
    return { what, lead: translate(locale, 'notices.mail.rung', { rung: what }) };
  }
  const kind = isTranslated(locale, `mail.notices.${notice}.subject`) ? notice : 'other';
  return {
    what: translate(locale, `mail.notices.${kind}.subject`),
    lead: translate(locale, `mail.notices.${kind}.lead`),
  };
}

/** A rung that is no longer on the ladder is shown by its id. */
export function rungName({ days, hours }: Ladder, id: string, locale: Locale): string {
  const rung = [...days, ...hours].find((each) => each.id === id);
  return rung === undefined ? id : inLocale(rung.name, locale);
}
