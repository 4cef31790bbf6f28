import { isUsableSecret } from '../worker/webhook-signature.js';

/** What the environment says of one channel. */
export interface SaidOfChannel {
  /** The channel's part of the settings' names, `PROVINCE`. */
  readonly name: string;
  readonly url: string | undefined;
  readonly secrets: readonly string[];
  readonly hostKeys: readonly string[];
}

/** What a way of sending asks of a channel's settings. */
export interface TransportSettings {
  /** A secret as it was written may be several. */
  readonly secretsIn: (said: string) => readonly string[];
  /** What is wrong, each with the setting's name and never its value. */
  readonly problems: (said: SaidOfChannel) => readonly string[];
}

export const words = (said: string): readonly string[] => said.split(/\s+/).filter((word) => word !== '');

/** By the name that channels.yaml uses; without one it is https. */
export const transportSettings = (transport = 'https'): TransportSettings => SETTINGS.get(transport) ?? signed;

const signed: TransportSettings = {
  secretsIn: words,
  problems: ({ name, url, secrets }) => [
    ...together(name, url, secrets),
    ...address(name, url, PLAIN_HTTP, 'must be an http or https URL without user and password'),
    ...(secrets.every(isUsableSecret)
      ? []
      : [
          `CHANNEL_${name}_SECRET: must be whsec_ or whsk_ followed by base64 (Standard Webhooks), several apart by blanks`,
        ]),
  ],
};

const folder: TransportSettings = {
  secretsIn: words,
  problems: ({ name, url }) =>
    address(name, url, ({ protocol }) => protocol === 'file:', 'must be a folder as file:///path'),
};

/** A password may hold blanks and a private key has lines: it is one secret. A server is never trusted on first use. */
const sftp: TransportSettings = {
  secretsIn: (said) => [said].filter((secret) => secret !== ''),
  problems: ({ name, url, secrets, hostKeys }) => [
    ...together(name, url, secrets),
    ...address(name, url, NAMED_SFTP, 'must be sftp://user@host/folder, or user@host:port, without a password'),
    ...(secrets.every(isSignIn)
      ? []
      : [`CHANNEL_${name}_SECRET: must be a password, or a private key as ssh-keygen writes it, without a passphrase`]),
    ...(url !== undefined && hostKeys.length === 0
      ? [`CHANNEL_${name}_HOST_KEY is missing: the server's fingerprint, SHA256:…, as ssh-keygen -l prints it`]
      : []),
    ...(hostKeys.every((key) => FINGERPRINT.test(key))
      ? []
      : [`CHANNEL_${name}_HOST_KEY: must be SHA256:… as ssh-keygen -l prints it, several apart by blanks`]),
  ],
};

const SETTINGS: ReadonlyMap<string, TransportSettings> = new Map([
  ['https', signed],
  ['drop-folder', folder],
  ['sftp', sftp],
]);

const FINGERPRINT = /^SHA256:[A-Za-z0-9+/]{43}$/;

/** Whether the secret is a private key rather than a password. */
export const isPrivateKey = (secret: string): boolean => secret.startsWith('-----BEGIN ');

function isSignIn(secret: string): boolean {
  if (!isPrivateKey(secret)) return true;
  const { utils } = require('ssh2') as typeof import('ssh2');
  const key = utils.parseKey(secret);
  return !(key instanceof Error) && key.isPrivateKey();
}

const PLAIN_HTTP = ({ protocol, username, password }: URL): boolean =>
  (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
const NAMED_SFTP = ({ protocol, username, password, hostname }: URL): boolean =>
  protocol === 'sftp:' && username !== '' && password === '' && hostname !== '';

const together = (name: string, url: string | undefined, secrets: readonly string[]): string[] =>
  (url === undefined) === (secrets.length === 0)
    ? []
    : [`CHANNEL_${name}_URL and CHANNEL_${name}_SECRET are given together or not at all`];

function address(name: string, url: string | undefined, fits: (url: URL) => boolean, must: string): string[] {
  if (url === undefined) return [];
  if (!URL.canParse(url)) return [`CHANNEL_${name}_URL: is no URL`];
  return fits(new URL(url)) ? [] : [`CHANNEL_${name}_URL: ${must}`];
}
