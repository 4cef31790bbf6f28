import { isTranslated, translate } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';

/** What was just done, as the page begins with it: only sentences there are. */
export function flashOf({ request, locale }: Visit): { readonly kind: 'done'; readonly text: string } | null {
  const done = (request.query as { done?: unknown } | null)?.done;
  const key = `obligations.done.${typeof done === 'string' ? done : ''}`;
  return isTranslated(locale, key) ? { kind: 'done', text: translate(locale, key) } : null;
}
