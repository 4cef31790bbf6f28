import type { DecidedFind } from '../engine/case-finds.js';
import { isTranslated, translate, type Locale } from '../platform/i18n.js';

/** A find as the API shows it. `start` and `end` are UTF-16 offsets in the text at `target` and `path`. */
export function findJson(find: DecidedFind, locale: Locale): Record<string, unknown> {
  const { id, target, path, where, detector, severity, start, end, excerpt, suggestion, hidden, decision } = find;
  return {
    ...{ id, target, path, ...(where === undefined ? {} : { where }) },
    ...{ detector, severity, start, end, excerpt, suggestion, hidden },
    message: messageOf(find, locale),
    ...(decision === null ? {} : { decision }),
  };
}

/** What it is and what to do about it; of a file that could not be read, the cause as well. */
export function messageOf({ detector, where }: DecidedFind, locale: Locale): string {
  const cause = `finds.causes.${where ?? ''}`;
  const why = isTranslated(locale, cause) ? translate(locale, cause) : '';
  return translate(locale, `screening.messages.${detector}`, { cause: why });
}
