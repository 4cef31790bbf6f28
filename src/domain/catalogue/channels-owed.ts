import { isFilled } from '../items/content.js';
import type { Channel } from './channel.js';
import type { Jurisdiction } from './jurisdiction.js';

/** What of an item decides where it must go. */
export interface OwedItem {
  readonly domain: string;
  readonly entry: string;
  readonly elements: Readonly<Record<string, unknown>>;
  /** A licence or a penalty decision: owed to the credit channels, whatever its domain (五（三）). */
  readonly decision: boolean;
  /** Credit information of whatever kind: its entry holds nothing else. */
  readonly creditInformation: boolean;
}

export type Owing = Pick<Jurisdiction, 'channels' | 'domains' | 'creditChannels' | 'creditInformationChannels'>;

/** Every channel that must get an item's publications, in the order of channels.yaml; announcements are a choice, not a debt. */
export function channelsOwed(jurisdiction: Owing, item: OwedItem): readonly Channel[] {
  const { channels, domains, creditChannels, creditInformationChannels } = jurisdiction;
  const named = new Set([
    ...(domains.get(item.domain)?.channels ?? []),
    ...(item.decision ? creditChannels : []),
    ...(item.creditInformation ? creditInformationChannels : []),
    ...[...channels.values()].filter((channel) => owedByEntry(channel, item)).map(({ id }) => id),
  ]);
  return [...channels.values()].filter(({ id }) => named.has(id));
}

const owedByEntry = ({ owedFor }: Channel, { entry, elements }: OwedItem): boolean =>
  owedFor.some((owing) => owing.entry === entry && (owing.element === undefined || isFilled(elements[owing.element])));

/** Channels that some item may owe: those of the domains, of licences and penalties, and of single entries. */
export function channelsEverOwed(jurisdiction: Owing): readonly Channel[] {
  const { channels, domains, creditChannels, creditInformationChannels } = jurisdiction;
  const ofDomains = [...domains.values()].flatMap((domain) => domain.channels);
  const named = new Set([...ofDomains, ...creditChannels, ...creditInformationChannels]);
  return [...channels.values()].filter(({ id, owedFor }) => named.has(id) || owedFor.length > 0);
}
