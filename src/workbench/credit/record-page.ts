import { Injectable } from '@nestjs/common';
import type { Reason } from '../../access/problem.js';
import { notFound } from '../../access/refused-error.js';
import type { Unit } from '../../domain/catalogue/jurisdiction.js';
import type { CreditRecord, DualPublicity, RecordKind } from '../../domain/exchange/dual-publicity/table.js';
import type { Opened } from '../../engine/case-door.js';
import { creditViewOf } from '../../items/credit-view.js';
import { inLocale, translate } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { Desk, type Visit } from '../desk.js';
import { StoredDrafts } from '../drafting/stored-drafts.js';
import { errorsOf } from '../errors.js';
import { sayerOf } from '../item/refused.js';
import { LatestChange } from '../latest-change.js';
import { Naming } from '../naming.js';
import type { Typed } from '../typed.js';
import { addressOfCredit } from './credit-panel.js';
import { recordForm, typedRecord } from './record-form.js';

/** Which record a form is about: the nth, or a new one of a kind. */
export type Which = { readonly at: number } | { readonly kind: RecordKind };

/** The form of one licence or penalty record; refused, it keeps what was typed and names each field. */
@Injectable()
export class RecordPage {
  constructor(
    private readonly desk: Desk,
    private readonly drafts: StoredDrafts,
    private readonly changes: LatestChange,
    private readonly naming: Naming,
  ) {}

  async show(
    visit: Visit,
    item: string,
    which: Which,
    typed: Typed | null,
    refusals: readonly Reason[] = [],
  ): Promise<void> {
    const { locale } = visit;
    const opened = await this.drafts.open(visit.actor, item);
    const house = this.naming.jurisdiction.dualPublicity;
    if (opened === null || house === null) throw notFound();
    const { records, editable } = creditViewOf(opened, this.naming.jurisdiction);
    const stored = 'at' in which ? records[which.at] : undefined;
    const kind = 'at' in which ? stored?.kind : which.kind;
    if (kind === undefined) throw notFound();
    if (!editable && typed === null) {
      await this.desk.go(visit, addressOfCredit(item));
      return;
    }
    const errors = errorsOf(refusals, sayerOf(opened, this.naming, locale));
    const shown = typed ?? typedRecord(house, stored ?? this.blank(house, kind, opened));
    const title = translate(locale, 'at' in which ? 'credit.edit' : 'credit.new', {
      kind: inLocale(house[kind], locale),
    });
    const address = 'at' in which ? `${addressOfCredit(item)}/${String(which.at + 1)}` : `${addressOfCredit(item)}/new`;
    const page = {
      ...{
        title,
        place: null,
        status: errors.status,
        address: 'at' in which ? address : `${address}?kind=${kind}`,
        keys: false,
      },
      breadcrumb: [
        { href: '/workbench', label: translate(locale, 'workbench.nav.inbox') },
        { href: addressOfCredit(item), label: translate(locale, 'workbench.tabs.credit-records') },
        { href: null, label: title },
      ],
    };
    const cards = recordForm(house, kind, { typed: shown, errors: errors.byField, locale });
    const stale = refusals.some((each) => each.kind === 'stale') ? await this.changes.told(opened, locale) : null;
    const model = {
      ...{ title, cards, kind, item, stale },
      action: address,
      revision: opened.row.revision,
      key: newId(),
    };
    await this.desk.show(visit, 'credit-record', page, { ...model, errors: errors.list });
  }

  /** Who decides and reports is the unit of the item; what is decided today is valid. */
  private blank(house: DualPublicity, kind: RecordKind, { row }: Opened): CreditRecord {
    const unit = this.naming.jurisdiction.units.get(row.unit);
    const { fields, state } = house[kind];
    const filled = fields.flatMap((field): [string, string][] =>
      field.prefill === undefined || unit === undefined ? [] : [[field.name, prefilled(unit, field.prefill)]],
    );
    const valid = house.codeLists['record-state']?.find(({ is }) => is === 'valid')?.value;
    const states: [string, string][] = state === undefined || valid === undefined ? [] : [[state, valid]];
    return { kind, fields: Object.fromEntries([...filled, ...states]) };
  }
}

const prefilled = ({ name, uscc }: Unit, what: 'unit-name' | 'unit-code'): string =>
  what === 'unit-name' ? name.zh : uscc;
