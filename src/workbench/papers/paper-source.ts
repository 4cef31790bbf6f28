import { maskedContent, maskedName } from '../../domain/screening/masks.js';
import type { FindDecision } from '../../domain/screening/find-decision.js';
import type { Opened } from '../../engine/case-door.js';
import type { DecidedFind } from '../../engine/case-finds.js';
import type { Naming } from '../naming.js';
import type { Subject } from '../wording.js';

/** An item as paper may name it: what was found in its title and in the names of its files is masked, decided or not. */
export interface PaperSource {
  readonly title: string;
  readonly subject: Subject;
}

export function paperSource({ row }: Opened, finds: readonly DecidedFind[], naming: Naming): PaperSource {
  const masks = finds.filter(isToHide).map(maskFor);
  const { title, summary, elements, extra, dates } = row;
  const attachments = row.attachments.map((file) => ({
    id: file.id,
    title: `附件《${maskedName(file, 'title', masks)}》`,
  }));
  const entry = naming.jurisdiction.entries.get(row.entry) ?? null;
  return {
    title: maskedContent({ title, summary, elements, extra, dates }, masks).title,
    subject: { entry, attachments, extra },
  };
}

const isToHide = ({ path, words, decision }: DecidedFind): boolean =>
  path[0] !== 'file' && words !== '' && decision?.decision !== 'keep' && decision?.decision !== 'not-a-find';

const maskFor = (find: DecidedFind): FindDecision => {
  const { id, target, path, start, end, detector } = find;
  return { ...{ find: id, target, path, start, end, detector }, decision: 'mask', by: '', at: '' };
};
