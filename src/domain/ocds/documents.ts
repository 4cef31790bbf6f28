import type { Change, PublicContent } from './change.js';
import { plainNumber } from './ids.js';
import type { Section } from './release.js';
import type { Addresses } from './ground.js';
import { withoutEmpty } from './values.js';

/** The notice itself and its public files; a file that was withheld is not even named. */
export function documentsOf(
  change: Change,
  content: PublicContent,
  { documentType, addresses }: { documentType: string; addresses: Addresses },
): readonly Section[] {
  const { number, version, at } = change;
  const notice = {
    id: `${plainNumber(number)}-${String(version)}`,
    documentType,
    title: content.title,
    description: content.summary,
    url: addresses.version(number, version),
    datePublished: at.toISOString(),
    format: 'text/html',
    language: 'zh',
  };
  const files = content.attachments.flatMap((file) =>
    file.title === null
      ? []
      : [
          {
            id: file.id,
            title: file.title === '' ? file.fileName : file.title,
            url: addresses.file(file.sha256, file.fileName),
            format: file.mediaType,
          },
        ],
  );
  return [withoutEmpty(notice), ...files.map(withoutEmpty)];
}
