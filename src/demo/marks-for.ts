import type { AttachmentFacts } from '../domain/items/content.js';
import type { Mark } from '../domain/lifecycle/facts.js';
import type { ScriptMark } from './script/shape.js';

/** A mark for every target: what the script says of it by element or by `file:<title>`, else publish. */
export function marksFor(
  targets: readonly string[],
  attachments: readonly Pick<AttachmentFacts, 'id' | 'title'>[],
  said: Readonly<Record<string, ScriptMark>>,
): Omit<Mark, 'by' | 'at'>[] {
  return targets.map((target) => {
    const [kind, id = ''] = target.split(':');
    const name = kind === 'attachment' ? `file:${attachments.find((file) => file.id === id)?.title ?? ''}` : id;
    return { target, ...(said[name] ?? { decision: 'publish' }) };
  });
}
