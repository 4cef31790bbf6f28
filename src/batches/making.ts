import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { covers, type BatchScope } from '../domain/authority/batch-scope.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { filings, type Filing } from '../domain/exchange/dual-publicity/filing.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { batchFiles } from '../exchange/batch-files.js';
import { Clock } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { BatchStore, type NewBatch, type NewFile } from './batch-store.js';
import { FilingChannels, type Desk } from './filing-channels.js';
import { WaitingReader, type Waiting } from './waiting-reader.js';

export interface BatchWish {
  /** Of which unit; all within the scope of the office when it is not said. */
  readonly unit?: string | undefined;
  /** Deliveries with faults that a person leaves out of this batch, knowingly. */
  readonly leaveOut?: readonly string[] | undefined;
}

const ATTEMPTS = 5;

/** What waits is gathered into the files of one batch. */
@Injectable()
export class Making {
  constructor(
    private readonly channels: FilingChannels,
    private readonly waiting: WaitingReader,
    private readonly store: BatchStore,
    private readonly clock: Clock,
  ) {}

  /** What waits within the scope, each with what it would say and what is wrong. */
  async waitingAt({ channel, house }: Desk, scope: BatchScope): Promise<readonly Filing<Waiting>[]> {
    return filings(house, await this.waiting.of(channel.id, scope), this.today());
  }

  /** Somebody else's batch may take what was just read: look again, and take what is left. */
  async make(actor: Actor, channel: string, wish: BatchWish): Promise<Outcome<string>> {
    const desk = this.channels.at(actor, channel);
    if (!desk.ok) return desk;
    const unit = unitOf(actor, desk.value, wish);
    if (!covers(desk.value.scope, unit)) return refused([NOT_YOURS]);
    const scope: BatchScope = unit === null ? desk.value.scope : { kind: 'units', units: [unit] };
    const left = new Set(wish.leaveOut);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const waiting = await this.waiting.of(channel, scope);
      const rest = waiting.filter(({ id }) => !left.has(id));
      const leftOut = waiting.flatMap(({ id }) => (left.has(id) ? [id] : []));
      const chosen = chosenFrom(filings(desk.value.house, rest, this.today()), leftOut);
      if (!chosen.ok) return chosen;
      const batch = await this.batch(desk.value, unit, chosen.value);
      if (await this.store.make(actor, batch)) return accepted(batch.id);
    }
    return refused([{ code: 'busy', kind: 'stale' }]);
  }

  private today = (): string => dateInShanghai(this.clock.now());

  private async batch({ channel, house }: Desk, unit: string | null, { taken, leftOut }: Chosen): Promise<NewBatch> {
    const rows = taken.flatMap((filing) => filing.rows);
    const made = await batchFiles(house, rows);
    const files = Object.entries(made).flatMap(([kind, { csv, xlsx }]): NewFile[] => [
      { kind: kind as NewFile['kind'], ending: 'xlsx', content: xlsx },
      { kind: kind as NewFile['kind'], ending: 'csv', content: Buffer.from(csv, 'utf8') },
    ]);
    return {
      ...{ id: newId(), channel: channel.id, unit, at: this.clock.now(), records: rows.length, files },
      ...{ deliveries: taken.map(({ delivery }) => delivery.id), leftOut },
    };
  }
}

interface Chosen {
  readonly taken: readonly Filing<Waiting>[];
  readonly leftOut: readonly string[];
}

/** What a hold or an ended term keeps back is no fault of anybody: it just waits. A faulty one is left out by a person only. */
function chosenFrom(rest: readonly Filing<Waiting>[], leftOut: readonly string[]): Outcome<Chosen> {
  const faulty = rest.filter(({ not }) => not === 'faulty' || not === 'empty');
  if (faulty.length > 0) return refused(faulty.flatMap(faultsOf));
  const taken = rest.filter(({ not }) => not === null);
  return taken.length === 0 ? refused([NOTHING_WAITS]) : accepted({ taken, leftOut });
}

const faultsOf = ({ delivery: { id, number }, faults, not }: Filing<Waiting>): Refusal[] =>
  not === 'empty'
    ? [{ code: 'batch-empty-item', kind: 'content', field: `deliveries.${id}`, params: { number } }]
    : faults.map(({ code, params, rule, record }) => ({
        ...{ code, kind: 'content', field: `deliveries.${id}` },
        params: { at: `${number}（${String(record)}）`, ...params },
        ...(rule === undefined ? {} : { rule }),
      }));

/** The office may file for all at once; a publisher's own unit need not be said. */
const unitOf = (actor: Actor, { scope }: Desk, { unit }: BatchWish): string | null =>
  unit ?? (scope.kind === 'all' ? null : actor.unit);

const NOTHING_WAITS: Refusal = { code: 'batch-nothing-waits', kind: 'state' };
const NOT_YOURS: Refusal = { code: 'batch-not-yours', kind: 'authority' };
