import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { JURISDICTION } from '../../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import type { Asked } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import type { Standing } from '../../engine/standing.js';

/** What is recorded: a channel of mode `announce` or `record-link`, and the address of the page there. */
export const linkBody = z.strictObject({
  channel: z.string().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }).max(2000),
});

const RECORDED: ReadonlySet<string> = new Set(['announce', 'record-link']);
const NO_LINK: Refusal = { code: 'channel-has-no-link', kind: 'content', field: 'channel' };
const NOT_PUBLISHED: Refusal = { code: 'not-published-yet', kind: 'state' };

/** Where a person posted it: an announcement, or the page of the statutory medium. The link is the receipt, and is looked at daily. */
@Injectable()
export class Links {
  constructor(
    private readonly editor: CaseEditor,
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'channels'>,
  ) {}

  async record(asked: Asked, link: { readonly channel: string; readonly url: string }): Promise<Outcome<Standing>> {
    if (!RECORDED.has(this.jurisdiction.channels.get(link.channel)?.mode ?? '')) return refused([NO_LINK]);
    return await this.editor.beside({ ...asked, action: 'RECORD_LINK', input: link }, ({ row }, actor) =>
      row.number === null ? refused([NOT_PUBLISHED]) : accepted({ link: { ...link, by: actor.account } }),
    );
  }
}
