import { z } from 'zod';
import type { ItemContent } from '../../domain/items/content.js';
import type { ItemView } from '../../items/item-view.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';
import { compared, type Change } from './compare.js';

const asked = z.object({ from: z.string().max(10).catch(''), to: z.string().max(10).catch('') });

interface Version {
  readonly id: string; // `1`, `2` … or `draft`
  readonly label: string;
  readonly content: ItemContent;
}

/** Two versions side by side: by default the newest published one and the draft, or the last two published. */
export function versionsModel(view: ItemView, query: unknown, naming: Naming, locale: Locale) {
  const versions = versionsOf(view, locale);
  const { from, to } = asked.parse(query ?? {});
  const newer = versions.find(({ id }) => id === to) ?? versions[0];
  const older = versions.find(({ id }) => id === from) ?? versions.find((each) => each !== newer);
  const entry = naming.jurisdiction.entries.get(view.opened.row.entry) ?? null;
  const changes: Change[] =
    newer === undefined || older === undefined ? [] : compared(entry, older.content, newer.content, locale);
  const options = (chosen: Version | undefined) =>
    versions.map(({ id, label }) => ({ value: id, label, chosen: id === chosen?.id }));
  return {
    comparable: versions.length > 1,
    from: options(older),
    to: options(newer),
    changes,
    published: view.extras.publications,
  };
}

/** Newest first. The draft counts only while it is not what was published last. */
function versionsOf({ opened: { row }, extras }: ItemView, locale: Locale): Version[] {
  const published = extras.versions.map(({ version, content }): Version => ({
    id: String(version),
    label: translate(locale, 'workbench.item.version', { version }),
    content: content as unknown as ItemContent,
  }));
  if (published.some(({ id }) => id === String(row.version))) return published;
  const { title, summary, elements, extra, dates } = row;
  const label = translate(locale, 'workbench.versions.draft', { version: row.version });
  return [{ id: 'draft', label, content: { title, summary, elements, extra, dates } }, ...published];
}
