import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import { publicBody, type PublicElement } from '../catalogue/element-values.js';
import { canonicalJson, sha256Hex } from '../audit/canonical-json.js';
import type { ItemSource } from './content.js';

/** The public rendering of one version: masks applied, withheld parts named with their ground, files by hash. */
export interface PublicCopy {
  readonly entry: string;
  readonly title: string;
  readonly summary: string;
  readonly body: readonly PublicElement[];
  readonly attachments: readonly PublicAttachment[];
  readonly formedOn: string;
}

export type PublicAttachment =
  | {
      readonly id: string;
      readonly title: string;
      readonly fileName: string;
      readonly mediaType: string;
      readonly size: number;
      readonly sha256: string;
    }
  | { readonly id: string; readonly title: null; readonly withheld: true; readonly ground: string };

/** The one place that decides what of an item the public sees; the preview, the hash and the publication all come from here. */
export function publicCopy(entry: Entry, source: ItemSource, jurisdiction: Jurisdiction): PublicCopy {
  return {
    entry: entry.id,
    title: source.content.title,
    summary: source.content.summary,
    body: publicBody(entry, source.content, source.marks, jurisdiction),
    attachments: source.attachments.map((attachment) => publicAttachment(attachment, source)),
    formedOn: source.formedOn,
  };
}

/** What approval binds to (invariant 8): marks, masks and the bytes of public attachments included. */
export const publicHash = (copy: PublicCopy): string => sha256Hex(canonicalJson(copy));

/** What was written, whatever of it will be public. */
export function contentHash(source: ItemSource): string {
  const { entry, content, attachments, formedOn } = source;
  return sha256Hex(canonicalJson({ entry, content, attachments, formedOn }));
}

function publicAttachment(attachment: ItemSource['attachments'][number], source: ItemSource): PublicAttachment {
  const mark = source.marks.find((each) => each.target === `attachment:${attachment.id}`);
  if (mark?.decision === 'withhold')
    return { id: attachment.id, title: null, withheld: true, ground: mark.ground ?? '' };
  const { id, title, fileName, mediaType, size, sha256 } = attachment;
  return { id, title, fileName, mediaType, size, sha256 };
}
