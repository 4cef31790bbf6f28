import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../access/account-directory.js';
import { statusOf } from '../../access/problem.js';
import { notFound, orRefuse } from '../../access/refused-error.js';
import type { Refusal } from '../../domain/refusal.js';
import { inLocale, sentenceOf, translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../../workbench/desk.js';
import { Naming } from '../../workbench/naming.js';
import { namesOf } from '../../workbench/screening/names-of.js';
import { Batches } from '../batches.js';
import { FilingChannels } from '../filing-channels.js';
import { Making } from '../making.js';
import { batchModel } from './batch-model.js';
import type { Tried } from './tried.js';
import { waitingModel } from './waiting-model.js';

/** The page of what is filed by hand. For those who file nothing it is not there. */
@Injectable()
export class BatchesPages {
  constructor(
    private readonly desk: Desk,
    private readonly channels: FilingChannels,
    private readonly making: Making,
    private readonly batches: Batches,
    private readonly people: AccountDirectory,
    private readonly naming: Naming,
  ) {}

  async show(
    visit: Visit,
    { channel: wanted, cursor }: { readonly channel?: string | undefined; readonly cursor?: string | undefined },
    tried: Tried | null = null,
  ): Promise<void> {
    const { actor, locale } = visit;
    const channels = this.channels.all();
    const id = (wanted ?? '') === '' ? channels[0]?.id : wanted;
    if (id === undefined) throw notFound();
    const desk = orRefuse(this.channels.at(actor, id));
    const [waiting, list] = await Promise.all([
      this.making.waitingAt(desk, desk.scope),
      this.batches.list(actor, id, cursor === '' ? undefined : cursor),
    ]);
    const { rows, next } = orRefuse(list);
    const name = await namesOf(
      this.people,
      rows.flatMap((row) => [row.made_by, row.settled_by]),
    );
    const names = { unit: (unit: string) => this.naming.unit(unit, locale), person: name };
    const title = translate(locale, 'batches.title');
    const here = `/syndication/batches?channel=${encodeURIComponent(id)}`;
    const [first] = tried?.refusals ?? [];
    const page = { title, place: 'syndication', wide: true, address: here } as const;
    await this.desk.show(visit, 'batches', first === undefined ? page : { ...page, status: statusOf(first.kind) }, {
      errors: (tried?.refusals ?? []).map((refusal) => ({
        ...{ href: placeOf(refusal, tried?.batch ?? null), text: sentenceOf(refusal, locale) },
      })),
      ...{ channel: id, channelName: inLocale(desk.channel.name, locale) },
      several: channels.length > 1,
      channels: channels.map((one) => ({
        ...{
          href: `/syndication/batches?channel=${one.id}`,
          label: inLocale(one.name, locale),
          current: one.id === id,
        },
      })),
      ...waitingModel(waiting, names, desk.scope.kind === 'all', tried, locale),
      batches: rows.map((row) => batchModel(row, names, tried, locale)),
      next: next === null ? null : `${here}&cursor=${next}`,
      first: cursor === undefined ? null : here,
    });
  }
}

/** An error's link leads to the line or the field it is about. */
const placeOf = ({ field = '' }: Refusal, batch: string | null): string => {
  const [, delivery = ''] = /^deliveries\.([0-9a-f-]{36})$/.exec(field) ?? [];
  if (delivery !== '') return `#delivery-${delivery}`;
  return batch === null ? '#waiting-title' : `#receipt-${batch}`;
};
