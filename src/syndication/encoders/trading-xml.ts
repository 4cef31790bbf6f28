import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import {
  recordsOf,
  tradingXml,
  type TradingMessage,
  type TradingOperation,
} from '../../domain/exchange/trading/trading-xml.js';
import type { TradingProject, TradingPublication } from '../../domain/exchange/trading/subject.js';
import type { Operation, Visibility } from '../claimed-delivery.js';

/** What the encoder takes of a delivery: its publication as stored, and what the window shows of it now. */
export interface TradingDelivery extends Omit<TradingPublication, 'url' | 'publishedAt'> {
  readonly id: string;
  readonly sequence: number;
  readonly operation: Operation;
  readonly visibility: Visibility;
  readonly createdAt: Date;
  readonly publishedAt: Date;
  readonly notice: string | null;
  readonly together: readonly string[];
  readonly project: TradingProject | null;
}

export interface EncoderSurroundings {
  readonly jurisdiction: Pick<Jurisdiction, 'code' | 'units' | 'trading'>;
  readonly addresses: { publication(number: string): string };
}

export interface Encoded {
  readonly contentType: string;
  readonly body: string;
}

/** What the window no longer shows must not leave by another door, whatever the delivery was begun for. */
const SILENT: Readonly<Record<Visibility, TradingOperation | null>> = {
  current: null,
  repealed: null,
  held: 'hold',
  takenDown: 'withdraw',
  expired: 'withdraw',
};

/** XML for the trading platform: the records of exchange/trading-platform.yaml in an envelope. */
export const tradingXmlEncoder = {
  id: 'trading-xml',

  /** Whether the entry has a data set at all; of one that has none the platform is never told. */
  covers(entry: string, { jurisdiction }: EncoderSurroundings): boolean {
    return (jurisdiction.trading?.entries.get(entry)?.records.length ?? 0) > 0;
  },

  /**
   * null where there is nothing to say: the entry has no data set, or a first version fills none of its data sets.
   * @throws when a required value is missing
   */
  encode(delivery: TradingDelivery, around: EncoderSurroundings): Encoded | null {
    const message = messageOf(delivery, around);
    if (message === null || isNothing(message)) return null;
    return { contentType: 'application/xml; charset=utf-8', body: tradingXml(message) };
  },
};

function messageOf(delivery: TradingDelivery, around: EncoderSurroundings): TradingMessage | null {
  const { jurisdiction, addresses } = around;
  const mapping = jurisdiction.trading;
  if (mapping === null || !tradingXmlEncoder.covers(delivery.entry, around)) return null;
  const { id, sequence, createdAt, notice, together, ...publication } = delivery;
  return {
    ...{ mapping, jurisdiction },
    head: { id, sequence, operation: operationOf(delivery), at: createdAt.toISOString(), notice, together },
    publication: {
      ...publication,
      url: addresses.publication(delivery.number),
      publishedAt: delivery.publishedAt.toISOString(),
    },
  };
}

/** Sent again, it is what the publication is by now. */
function operationOf({ operation, visibility, version }: TradingDelivery): TradingOperation {
  const silent = SILENT[visibility];
  if (silent !== null) return silent;
  if (operation !== 'resend') return operation;
  if (visibility === 'repealed') return 'repeal';
  return version === 1 ? 'publish' : 'update';
}

/** A later version that fills no data set any more is still told: its empty body takes the place of the earlier records. */
const isNothing = (message: TradingMessage): boolean =>
  message.head.operation === 'publish' && recordsOf(message).length === 0;
