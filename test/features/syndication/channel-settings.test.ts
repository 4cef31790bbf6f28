import { channelsFile } from '../../../src/domain/catalogue/shapes/channels.js';
import type { Domain } from '../../../src/domain/catalogue/jurisdiction.js';
import { ConfiguredChannels } from '../../../src/syndication/configured-channels.js';
import { newSecret } from './outside.js';

const domain = (id: string, channels: string[]): [string, Domain] => [
  id,
  { id, number: '一', responsible: [], name: { zh: id, en: id }, channels },
];
const named = (id: string, more: object) => ({ id, zh: id, en: id, ...more });
const push = (id: string, more: object = {}) =>
  named(id, { mode: 'push', encoder: 'webhook', transport: 'https', ...more });

/** A jurisdiction with another province's platform: the names of settings follow from the channel's id. */
const { channels } = channelsFile.parse({
  channels: [
    push('forest-exchange-jl'),
    push('credit-jl'),
    named('reporting-jl', { mode: 'file', encoder: 'dual-publicity' }),
    push('blacklist-jl', { owedFor: [{ entry: 'felling', element: 'blacklist' }] }),
    push('files-jl', { transport: 'sftp' }),
    push('drop-jl', { transport: 'drop-folder', owedFor: [{ entry: 'auction' }] }),
    named('portal', { mode: 'publish' }),
  ],
});
const jurisdiction = {
  channels: new Map(channels.map((channel) => [channel.id, channel])),
  creditChannels: ['reporting-jl', 'credit-jl'],
  creditInformationChannels: ['credit-jl'],
  domains: new Map([domain('forest', ['portal', 'forest-exchange-jl']), domain('housing', ['portal'])]),
};
const item = { domain: 'forest', entry: 'felling', elements: {}, decision: false, creditInformation: false };
type Said = Record<string, string>;
const configure = (channelUrls: Said, channelSecrets: Said, channelHostKeys: Said = {}): ConfiguredChannels =>
  new ConfiguredChannels(jurisdiction, { channelUrls, channelSecrets, channelHostKeys });
const HOST_KEY = `SHA256:${'a'.repeat(43)}`;

const BROKEN_KEY = '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----';

describe('The platforms a domain owes its publications to', () => {
  test('are those it names, that are pushed to, and whose address and secret are set', () => {
    const channels = configure(
      { FOREST_EXCHANGE_JL: 'https://forest.example/in' },
      { FOREST_EXCHANGE_JL: newSecret() },
    );

    expect(channels.owedBy(item)).toEqual([{ channel: 'forest-exchange-jl', status: 'pending' }]);
    expect(channels.owedBy({ ...item, domain: 'housing' })).toEqual([]);
    expect(channels.owedBy({ ...item, domain: 'unknown' })).toEqual([]);
    expect(channels.missing()).toEqual(['credit-jl', 'blacklist-jl', 'drop-jl']);
  });

  test('with the credit channels for a licence or penalty decision of whatever domain (方案五（三）)', () => {
    const owed = configure({}, {}).owedBy({ ...item, domain: 'housing', decision: true });

    expect(owed).toEqual([
      { channel: 'credit-jl', status: 'manual' },
      { channel: 'reporting-jl', status: 'manual' },
    ]);
  });

  test('with some of them for what else a regulator says of a party’s credit', () => {
    const owed = configure({}, {}).owedBy({ ...item, domain: 'housing', creditInformation: true });

    expect(owed).toEqual([{ channel: 'credit-jl', status: 'manual' }]);
  });

  test('and those of single entries, where an element is named only once it says something', () => {
    const channels = configure({}, {});
    const listed = { ...item, domain: 'housing', elements: { blacklist: '某公司' } };

    expect(channels.owedBy(listed)).toEqual([{ channel: 'blacklist-jl', status: 'manual' }]);
    expect(channels.owedBy({ ...listed, elements: { blacklist: ' ' } })).toEqual([]);
  });

  test('a folder needs no secret, only that the address is one', () => {
    expect(configure({ DROP_JL: 'file:///srv/drop' }, {}).connection('drop-jl')?.url).toBe('file:///srv/drop');
    expect(() => configure({ DROP_JL: 'https://drop.example' }, {})).toThrow('CHANNEL_DROP_JL_URL');
  });

  test('a server of files has one secret, blanks and all, and is known by one of its fingerprints', () => {
    const url = 'sftp://gongkai@files.example/in';
    const channels = configure({ FILES_JL: url }, { FILES_JL: 'two words' }, { FILES_JL: `${HOST_KEY} ${HOST_KEY}` });

    expect(channels.connection('files-jl')).toMatchObject({ secrets: ['two words'], hostKeys: [HOST_KEY, HOST_KEY] });
  });

  test.each([
    ['no fingerprint', {}, 'CHANNEL_FILES_JL_HOST_KEY'],
    ['a fingerprint in another form', { hostKey: 'MD5:aa:bb' }, 'CHANNEL_FILES_JL_HOST_KEY'],
    ['no secret', { hostKey: HOST_KEY, secret: '' }, 'CHANNEL_FILES_JL_SECRET'],
    ['a private key that cannot be read', { hostKey: HOST_KEY, secret: BROKEN_KEY }, 'CHANNEL_FILES_JL_SECRET'],
    [
      'a password in the address',
      { hostKey: HOST_KEY, url: 'sftp://a:hunter2@files.example/' },
      'CHANNEL_FILES_JL_URL',
    ],
    ['nobody to sign in as', { hostKey: HOST_KEY, url: 'sftp://files.example/' }, 'CHANNEL_FILES_JL_URL'],
  ])('a server of files with %s stops the start, and the complaint shows no secret', (_, given, name) => {
    const { url, secret, hostKey } = { url: 'sftp://a@files.example/', secret: 'hunter2', hostKey: '', ...given };
    const start = () => configure({ FILES_JL: url }, { FILES_JL: secret }, { FILES_JL: hostKey });

    expect(start).toThrow(name);
    expect(start).not.toThrow(/hunter2|AAAA/);
  });

  test('two secrets while one replaces the other, and a signing key beside them', () => {
    const secrets = `${newSecret()} ${newSecret()} whsk_${Buffer.alloc(32, 7).toString('base64')}`;
    const channels = configure({ CREDIT_JL: 'https://credit.example' }, { CREDIT_JL: secrets });

    expect(channels.connection('credit-jl')).toMatchObject({ network: 'public', secrets: secrets.split(' ') });
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
