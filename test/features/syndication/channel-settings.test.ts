import type { Channel, Domain, Jurisdiction } from '../../../src/domain/catalogue/jurisdiction.js';
import { ConfiguredChannels } from '../../../src/syndication/configured-channels.js';
import { newSecret } from './outside.js';

const channel = (id: string, mode: Channel['mode']): [string, Channel] => [id, { id, mode, name: { zh: id, en: id } }];
const domain = (id: string, channels: string[]): [string, Domain] => [
  id,
  { id, number: '一', responsible: [], name: { zh: id, en: id }, channels },
];

/** A jurisdiction with another province's platform: the names of settings follow from the channel's id. */
const jurisdiction: Pick<Jurisdiction, 'channels' | 'domains'> = {
  channels: new Map([
    channel('forest-exchange-jl', 'push'),
    channel('credit-jl', 'push'),
    channel('portal', 'publish'),
  ]),
  domains: new Map([domain('forest', ['portal', 'forest-exchange-jl', 'credit-jl']), domain('housing', ['portal'])]),
};
const configure = (channelUrls: Record<string, string>, channelSecrets: Record<string, string>): ConfiguredChannels =>
  new ConfiguredChannels(jurisdiction, { channelUrls, channelSecrets });

describe('The platforms a domain owes its publications to', () => {
  test('are those it names, that are pushed to, and whose address and secret are set', () => {
    const channels = configure(
      { FOREST_EXCHANGE_JL: 'https://forest.example/in' },
      { FOREST_EXCHANGE_JL: newSecret() },
    );

    expect(channels.owedBy('forest')).toEqual(['forest-exchange-jl']);
    expect(channels.owedBy('housing')).toEqual([]);
    expect(channels.owedBy('unknown')).toEqual([]);
    expect(channels.missing()).toEqual(['credit-jl']);
  });

  test.each([
    ['a secret without an address', {}, { CREDIT_JL: newSecret() }, 'CHANNEL_CREDIT_JL_URL'],
    ['an address without a secret', { CREDIT_JL: 'https://credit.example' }, {}, 'CHANNEL_CREDIT_JL_SECRET'],
    [
      'an address that is no web address',
      { CREDIT_JL: 'ftp://credit.example' },
      { CREDIT_JL: newSecret() },
      'CHANNEL_CREDIT_JL_URL',
    ],
    [
      'an address with a password',
      { CREDIT_JL: 'https://a:b@credit.example' },
      { CREDIT_JL: newSecret() },
      'CHANNEL_CREDIT_JL_URL',
    ],
    [
      'a secret that cannot sign',
      { CREDIT_JL: 'https://credit.example' },
      { CREDIT_JL: 'whsec_§§' },
      'CHANNEL_CREDIT_JL_SECRET',
    ],
  ])('stop the start with the name of the setting: %s', (_, urls, secrets, name) => {
    expect(() => configure(urls as Record<string, string>, secrets as Record<string, string>)).toThrow(name);
  });
});
