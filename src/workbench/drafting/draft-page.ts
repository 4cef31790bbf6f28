import { Injectable } from '@nestjs/common';
import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { translate } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import type { Reason } from '../../access/problem.js';
import { errorsOf } from '../errors.js';
import { Desk, type Visit } from '../desk.js';
import type { creditPanel } from '../credit/credit-panel.js';
import { itemForm } from '../form/item-form.js';
import { givenIn } from '../form/read-form.js';
import { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';
import { sayerFor } from '../wording.js';

/** Everything the page of a draft needs, new or not. */
export interface Draft {
  readonly entry: Entry;
  readonly typed: Typed;
  readonly refusals: readonly Reason[];
  /** null for one that is not stored yet. */
  readonly item: string | null;
  readonly revision: number | null;
  readonly project: { readonly id: string; readonly name: string } | null;
  readonly projects: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly earlier: readonly { readonly id: string; readonly title: string; readonly created_at: Date }[];
  /** Who else changed it while this page was open. */
  readonly changed: string | null;
  readonly saved: boolean;
  /** Its licence and penalty records, of a stored draft. */
  readonly credit?: ReturnType<typeof creditPanel>;
}

/** Shows the form of a draft. */
@Injectable()
export class DraftPage {
  constructor(
    private readonly desk: Desk,
    private readonly naming: Naming,
  ) {}

  async show(visit: Visit, draft: Draft): Promise<void> {
    const { entry, typed, item, project } = draft;
    const { locale } = visit;
    const { extra } = givenIn(entry, typed);
    const errors = errorsOf(draft.refusals, sayerFor(this.naming, { entry, extra, attachments: [] }, locale));
    const name = this.naming.entry(entry.id, locale);
    const address = item === null ? addressOfNew(entry.id, project?.id ?? null) : `/workbench/items/${item}/edit`;
    const title = translate(locale, item === null ? 'workbench.draft.new' : 'workbench.draft.edit', { entry: name });
    const page = {
      ...{ title, place: item === null ? ('new' as const) : null, status: errors.status, address, keys: false },
      scripts: ['js/tables.js', 'js/autosave.js'],
      breadcrumb: [
        { href: '/workbench', label: translate(locale, 'workbench.nav.inbox') },
        item === null
          ? { href: '/workbench/items/new', label: translate(locale, 'workbench.nav.new') }
          : { href: `/workbench/items/${item}`, label: translate(locale, 'workbench.item.back') },
        { href: null, label: name },
      ],
    };
    const form = itemForm(entry, { typed, errors: errors.byField, locale }, this.naming);
    await this.desk.show(visit, 'draft', page, { ...draft, ...this.about(visit, draft), form, errors: errors.list });
  }

  private about({ locale }: Visit, { entry, item, revision, project, saved, refusals, typed, credit }: Draft): object {
    const { jurisdiction } = this.naming;
    return {
      entryName: this.naming.entry(entry.id, locale),
      entryId: entry.id,
      domainName: this.naming.domain(entry.domain, locale),
      principle: jurisdiction.principles[entry.principle],
      action: item === null ? '/workbench/items' : `/workbench/items/${item}/edit`,
      autosave: item === null ? '/workbench/items/autosave' : `/workbench/items/${item}/autosave`,
      projectId: project?.id ?? '',
      obligation: last(typed, 'obligation'),
      revision: revision ?? '',
      key: newId(),
      credit: credit !== undefined && credit.kinds.length > 0 ? credit : null,
      kept: refusals.length === 0 && saved,
    };
  }
}

export function addressOfNew(entry: string, project: string | null): string {
  const query = new URLSearchParams({ entry, ...(project === null ? {} : { project }) });
  return `/workbench/items/new?${query.toString()}`;
}
