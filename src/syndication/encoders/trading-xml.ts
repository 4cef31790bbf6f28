import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import type { TradingProject, TradingPublication } from '../../domain/exchange/trading/subject.js';
import { tradingXml, type TradingOperation } from '../../domain/exchange/trading/trading-xml.js';
import type { Operation, Visibility } from '../claimed-delivery.js';

/** What the encoder takes of a delivery: its publication as stored, and what the window shows of it now. */
export interface TradingDelivery extends Omit<TradingPublication, 'url' | 'publishedAt' | 'project'> {
  readonly id: string;
  readonly sequence: number;
  readonly operation: Operation;
  readonly visibility: Visibility;
  readonly createdAt: Date;
  readonly publishedAt: Date;
  readonly notice: string | null;
  readonly together: readonly string[];
  /** `parties` as stored: party → unit. */
  readonly project: { readonly code: string; readonly name: string; readonly parties: unknown } | null;
}

export interface TradingGround {
  readonly jurisdiction: Pick<Jurisdiction, 'code' | 'units' | 'trading'>;
  readonly addresses: { publication(number: string): string };
}

/** What the window no longer shows must not leave by another door, whatever the delivery was begun for. */
const SILENT: Readonly<Record<Visibility, TradingOperation | null>> = {
  current: null,
  repealed: null,
  held: 'hold',
  takenDown: 'withdraw',
  expired: 'withdraw',
};

/**
 * XML for the trading platform: the records of exchange/trading-platform.yaml in an envelope, whose body is empty where the publication
 * fills none.
 * @throws when a required value is missing, or the jurisdiction feeds no trading platform
 */
export function tradingXmlEncoder(delivery: TradingDelivery, { jurisdiction, addresses }: TradingGround) {
  const { trading: mapping } = jurisdiction;
  if (mapping === null) throw new Error('the jurisdiction has no exchange/trading-platform.yaml');
  const { id, sequence, createdAt, notice, together, project, ...publication } = delivery;
  const body = tradingXml({
    ...{ mapping, jurisdiction },
    head: { id, sequence, operation: operationOf(delivery), at: createdAt.toISOString(), notice, together },
    publication: {
      ...publication,
      project: projectOf(project),
      url: addresses.publication(delivery.number),
      publishedAt: delivery.publishedAt.toISOString(),
    },
  });
  return { contentType: 'application/xml; charset=utf-8', body, ending: 'xml' };
}

/** Sent again, it is what the publication is by now. */
function operationOf({ operation, visibility, version }: TradingDelivery): TradingOperation {
  const silent = SILENT[visibility];
  if (silent !== null) return silent;
  if (operation !== 'resend') return operation;
  if (visibility === 'repealed') return 'repeal';
  return version === 1 ? 'publish' : 'update';
}

function projectOf(project: TradingDelivery['project']): TradingProject | null {
  if (project === null) return null;
  const { code, name, parties } = project;
  const units = Object.entries(typeof parties === 'object' && parties !== null ? parties : {});
  const named = units.filter((party): party is [string, string] => typeof party[1] === 'string');
  return { code, name, parties: Object.fromEntries(named) };
}
