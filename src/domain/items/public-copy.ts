import type { Entry, Jurisdiction } from '../catalogue/jurisdiction.js';
import { publicBody, type PublicElement } from '../catalogue/element-values.js';
import { maskedContent, maskedName } from '../screening/masks.js';
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
  const content = maskedContent(source.content, source.decisions);
  const body = publicBody(entry, content, source.marks, jurisdiction);
  return {
    entry: entry.id,
    title: content.title,
    summary: content.summary,
    body: withGrounds(body, source, jurisdiction),
    attachments: source.attachments.map((attachment) => publicAttachment(attachment, source)),
    formedOn: source.formedOn,
  };
}

/** An element in which a find was masked says so, and on which ground (条例 15 where the detector names no other). */
function withGrounds(body: PublicElement[], { decisions }: ItemSource, { grounds }: Jurisdiction): PublicElement[] {
  return body.map((element) => {
    const masks = decisions.filter((each) => each.decision === 'mask' && each.target === `element:${element.id}`);
    if (masks.length === 0 || element.withheld) return element;
    const ground = grounds.get(masks[0]?.ground ?? '');
    const because =
      ground === undefined ? {} : { ground: { id: ground.id, name: ground.name, article: ground.article } };
    return { ...because, ...element, masked: true };
  });
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
  const { id, mediaType } = attachment;
  const { size, sha256 } = source.copies[id] ?? attachment;
  const title = maskedName(attachment, 'title', source.decisions);
  const fileName = maskedName(attachment, 'fileName', source.decisions);
  return { id, title, fileName, mediaType, size, sha256 };
}
