import type { Locale } from '../../platform/i18n.js';
import { addressOf, fileAddress } from '../../publication/addresses.js';
import type { Names } from '../../publication/names.js';
import type { StateRow, VersionRow } from '../reading/document-reader.js';
import type { ListRow, PublicationRow } from '../reading/rows.js';
import { schemaOrg, type Block } from './schema-org.js';

interface Shown {
  readonly state: StateRow;
  readonly shown: PublicationRow;
  readonly versions: readonly VersionRow[];
  readonly related: readonly ListRow[];
}

/**
 * A publication as a DigitalDocument of schema.org (it is no law and no news): who answers for it, since when, by what it was corrected and what
 * it corrects. Only for what the window shows; the page of what is gone has no block at all.
 */
export function itemBlock(
  { state, shown, versions, related }: Shown,
  names: Names,
  { absolute, locale }: { absolute: (path: string) => string; locale: Locale },
): Block {
  const url = absolute(addressOf(state.number));
  const first = versions.find(({ version }) => version === 1) ?? shown;
  const of = shown.relation?.of;
  const notices = related.filter((row) => row.relation?.of === state.number);
  return schemaOrg('DigitalDocument', {
    ...{ '@id': url, url, identifier: state.number },
    ...{ name: shown.title, headline: shown.title },
    ...(shown.summary === '' ? {} : { abstract: shown.summary }),
    inLanguage: 'zh-CN',
    datePublished: first.publishedAt.toISOString(),
    dateModified: shown.publishedAt.toISOString(),
    version: shown.version,
    ...(shown.formedOn === null ? {} : { dateCreated: shown.formedOn }),
    creativeWorkStatus: state.visibility === 'repealed' ? 'Repealed' : 'Published',
    publisher: {
      '@type': 'GovernmentOrganization',
      name: names.unit(shown.unit, locale),
      url: absolute(`/units/${shown.unit}`),
    },
    about: names.entry(shown.entry, locale),
    isPartOf: { '@id': absolute('/#site') },
    ...(of === undefined ? {} : { isBasedOn: absolute(addressOf(of)) }),
    ...(notices.length === 0 ? {} : { correction: notices.map((row) => absolute(addressOf(row.number))) }),
    ...filesOf(shown, absolute),
  });
}

function filesOf({ attachments }: PublicationRow, absolute: (path: string) => string): Block {
  const encoding = attachments.flatMap((file) =>
    file.title === null
      ? []
      : [
          {
            '@type': 'MediaObject',
            name: file.title === '' ? file.fileName : file.title,
            encodingFormat: file.mediaType,
            contentUrl: absolute(fileAddress(file.sha256, file.fileName)),
          },
        ],
  );
  return encoding.length === 0 ? {} : { encoding };
}
