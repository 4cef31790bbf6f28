import type { ItemView } from '../../items/item-view.js';
import type { Locale } from '../../platform/i18n.js';
import { drawWorkflow } from '../../workflow/diagram.js';

/** The workflow the case runs on, its states lit, the way so far marked. */
export async function diagramOf({ opened, extras }: ItemView, locale: Locale): Promise<string> {
  return await drawWorkflow(opened.definition, opened.row.states, extras.path, locale);
}
