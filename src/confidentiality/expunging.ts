import { Injectable } from '@nestjs/common';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import type { Act } from '../engine/act-writes.js';
import type { Asked, Opened } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import type { DecidedFind } from '../engine/case-finds.js';
import type { Standing } from '../engine/standing.js';
import { segmentForIndex } from '../platform/segment.js';
import { FindDecisions } from './find-decisions.js';

/**
 * What carries a mark of secrecy is taken out of the system, whole: the element emptied, the file with its bytes. The trail keeps that it
 * was done, by whom and where; never the content (保守国家秘密法 26). The officer goes on off-line, as the refusal says.
 */
@Injectable()
export class Expunging {
  constructor(
    private readonly editor: CaseEditor,
    private readonly decisions: FindDecisions,
  ) {}

  async expunge(asked: Asked, find: string): Promise<Outcome<Standing>> {
    return await this.editor.beside({ ...asked, action: 'EXPUNGE', input: { find } }, (opened, actor) => {
      const found = this.decisions.of(opened).find(({ id }) => id === find);
      if (found === undefined) return refused([{ code: 'find-gone', kind: 'missing', field: `find:${find}` }]);
      if (found.severity !== 'block')
        return refused([{ code: 'expunge-only-blocked', kind: 'content', field: `find:${find}` }]);
      const { reviewers } = opened.row.memory;
      return accepted({
        ...without(opened, found),
        memory: {
          ...{ reviewers: [...new Set([...reviewers, actor.account])], actedSinceSubmission: true },
          ...{ clearedHash: null, approvedHash: null },
        },
        logged: { target: found.target, detector: found.detector },
      });
    });
  }
}

function without({ row }: Opened, { target }: DecidedFind): Act {
  const elsewhere = (each: { readonly target: string }): boolean => each.target !== target;
  const kept = { marks: row.marks.filter(elsewhere), decisions: row.decisions.filter(elsewhere) };
  const [kind = '', id = ''] = target.split(':');
  if (kind === 'attachment') {
    const erase = row.attachments.find((file) => file.id === id)?.sha256;
    const attachments = row.attachments.filter((file) => file.id !== id);
    return { ...kept, attachments, files: { remove: [id], ...(erase === undefined ? {} : { erase }) } };
  }
  const { title, summary, elements, extra, dates } = row;
  const content = {
    title: kind === 'title' ? '' : title,
    summary: kind === 'summary' ? '' : summary,
    elements: Object.fromEntries(Object.entries(elements).filter(([key]) => kind !== 'element' || key !== id)),
    extra: extra.filter((each) => kind !== 'element' || each.id !== id),
    dates,
  };
  return { ...kept, content, search: segmentForIndex(`${content.title}\n${content.summary}`) };
}
