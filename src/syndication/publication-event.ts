import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Addresses } from '../worker/addresses.js';
import type { ClaimedDelivery, Operation, Visibility } from './claimed-delivery.js';

/** What a platform receives: a CloudEvent 1.0. `id` is the delivery's and stays the same at every attempt. */
export interface PublicationEvent {
  readonly specversion: '1.0';
  readonly id: string;
  /** The window that publishes. */
  readonly source: string;
  readonly type: EventType;
  /** The 索引号. */
  readonly subject: string;
  /** Instant the operation was decided, ISO. */
  readonly time: string;
  /** The extension `sequence`, of fixed width so that it sorts as text: what is lower is older. */
  readonly sequence: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

export type EventType = `publication.${'published' | 'updated' | 'held' | 'released' | 'withdrawn' | 'repealed'}`;

/** What each operation says while the publication is public. */
const SAYS: Readonly<Record<Operation, (delivery: ClaimedDelivery) => EventType>> = {
  publish: () => 'publication.published',
  update: () => 'publication.updated',
  release: () => 'publication.released',
  repeal: () => 'publication.repealed',
  hold: () => 'publication.held',
  withdraw: () => 'publication.withdrawn',
  resend: ({ visibility, version }) => {
    if (visibility === 'repealed') return 'publication.repealed';
    return version === 1 ? 'publication.published' : 'publication.updated';
  },
};

const WITHOUT_CONTENT: ReadonlySet<EventType> = new Set(['publication.held', 'publication.withdrawn']);

/** What the window's state says once the content must not be shown; `null`: the content is public. */
const SILENT: Readonly<Record<Visibility, EventType | null>> = {
  current: null,
  repealed: null,
  held: 'publication.held',
  takenDown: 'publication.withdrawn',
  expired: 'publication.withdrawn',
};

/**
 * The message as of now (STYLE, rule 9: computed when the job runs). A publication held or taken down while its delivery waited
 * goes out without content: what the window no longer shows must not leave by another door.
 */
export function publicationEvent(
  delivery: ClaimedDelivery,
  jurisdiction: Pick<Jurisdiction, 'units'>,
  addresses: Pick<Addresses, 'publication' | 'file' | 'base'>,
): PublicationEvent {
  const type = SILENT[delivery.visibility] ?? SAYS[delivery.operation](delivery);
  const content = WITHOUT_CONTENT.has(type) ? {} : contentOf(delivery, jurisdiction, addresses);
  return {
    ...{ specversion: '1.0', id: delivery.id, source: addresses.base, type, subject: delivery.number },
    time: delivery.createdAt.toISOString(),
    sequence: String(delivery.sequence).padStart(SEQUENCE_DIGITS, '0'),
    datacontenttype: 'application/json',
    data: { ...namesOf(delivery), ...content },
  };
}

const SEQUENCE_DIGITS = 10;

function namesOf(delivery: ClaimedDelivery): Record<string, unknown> {
  const { number, version, sequence, visibility, notice, together } = delivery;
  return { number, version, sequence, visibility, notice, together };
}

function contentOf(
  delivery: ClaimedDelivery,
  { units }: Pick<Jurisdiction, 'units'>,
  addresses: Pick<Addresses, 'publication' | 'file'>,
): Record<string, unknown> {
  const unit = units.get(delivery.unit);
  return {
    entry: delivery.entry,
    domain: delivery.domain,
    unit: { id: delivery.unit, name: unit?.name.zh ?? delivery.unit, uscc: unit?.uscc ?? null },
    title: delivery.title,
    summary: delivery.summary,
    formedOn: delivery.formedOn,
    publishedAt: delivery.publishedAt.toISOString(),
    body: delivery.body,
    attachments: delivery.attachments.map((file) =>
      'sha256' in file ? { ...file, url: addresses.file(file.sha256, file.fileName) } : file,
    ),
    url: addresses.publication(delivery.number),
    relation: delivery.relation,
    changeNote: delivery.changeNote,
    publicHash: delivery.publicHash,
  };
}
