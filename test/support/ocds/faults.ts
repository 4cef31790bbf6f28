import type { Release } from '../../../src/domain/ocds/release.js';
import { referencesIn, walk, type Json } from './walk.js';

/** Tags that a section may come with; an award also stands beside the contract that needs it. */
const TAGS: Readonly<Record<string, RegExp>> = {
  planning: /^planning/,
  tender: /^tender/,
  awards: /^(award|contract|implementation)/,
  contracts: /^(contract|implementation)/,
};

/** What the schema cannot say of one release, in sentences; none when it is as OCDS wants it. */
export function releaseFaults(release: Release, prefix: string): string[] {
  const json = release as unknown as Json;
  const compiled = release.tag.includes('compiled');
  return [
    ...(release.ocid.startsWith(`${prefix}-`) ? [] : [`${release.ocid} has not the prefix ${prefix}`]),
    ...(encodeURIComponent(release.ocid) === release.ocid ? [] : [`${release.ocid} is not safe in an address`]),
    ...emptyFields(json),
    ...amountsWithoutCurrency(json),
    ...repeatedIds(json),
    ...partyFaults(release),
    ...unresolvedAwards(release),
    ...(compiled ? [] : tagFaults(release)),
  ].map((fault) => `${release.id}: ${fault}`);
}

/** What only the releases of one process show together: dates rise, ids are used once. */
export function processFaults(releases: readonly Release[]): string[] {
  const ids = releases.map(({ id }) => id);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} is used again`),
    ...releases.slice(1).flatMap((release, at) => {
      const before = releases[at]!;
      if (before.ocid !== release.ocid) return [`${release.id} is of another process`];
      return before.date < release.date ? [] : [`${release.id} is not later than ${before.id}`];
    }),
  ];
}

function emptyFields(json: Json): string[] {
  return walk(json)
    .filter(
      ({ value }) => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0),
    )
    .map(({ path }) => `${path} is empty`);
}

function amountsWithoutCurrency(json: Json): string[] {
  return walk(json)
    .filter(({ value }) => typeof value === 'object' && value !== null && 'amount' in value)
    .filter(({ value, path }) => !path.endsWith('budget') && typeof (value as Json).currency !== 'string')
    .map(({ path }) => `${path} has no currency`);
}

function repeatedIds(json: Json): string[] {
  return walk(json).flatMap(({ path, value }) => {
    if (!Array.isArray(value)) return [];
    const ids = value.map((each) => (each as Json | null)?.id).filter((id) => id !== undefined);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path} has ${JSON.stringify(id)} twice`);
  });
}

/** Whoever is referred to is a party, under the same name, with the role that the place gives. */
function partyFaults(release: Release): string[] {
  const parties = new Map((release.parties ?? []).map((party) => [party.id, party]));
  return [
    ...[...parties.values()].filter(({ id }) => id === '').map(({ name }) => `the party ${name} has no id`),
    ...referencesIn(release).flatMap(({ path, role, reference }) => {
      const party = parties.get(reference.id);
      if (party === undefined) return [`${path} refers to nobody in parties`];
      if (party.name !== reference.name) return [`${path} has another name than the party`];
      return party.roles.includes(role) ? [] : [`${path}: the party is no ${role}`];
    }),
  ];
}

function unresolvedAwards({ awards = [], contracts = [] }: Release): string[] {
  return contracts
    .filter(({ awardID }) => !awards.some(({ id }) => id === awardID))
    .map(({ id, awardID }) => `contract ${id} is of the award ${awardID}, which is not there`);
}

/** Each section comes with a tag, and each tag with its section; a release without content has none. */
function tagFaults(release: Release): string[] {
  const sections = Object.keys(TAGS).filter((name) => name in release);
  const told = release.publications.every(({ status }) => status === 'current');
  if (!told) {
    const content = Object.keys(release).filter((name) => !HEAD.includes(name));
    return content.map((name) => `a release without content has ${name}`);
  }
  const untagged = sections.filter((name) => !release.tag.some((tag) => TAGS[name]!.test(tag)));
  const bare = release.tag.filter((tag) => !sections.some((name) => TAGS[name]!.test(tag)));
  const cancelled = release.tag.includes('tenderCancellation') && release.tender?.status !== 'cancelled';
  return [
    ...untagged.map((name) => `${name} comes without its tag`),
    ...bare.map((tag) => `the tag ${tag} comes without its section`),
    ...(cancelled ? ['the tender is not cancelled'] : []),
    ...(new Set(release.tag).size === release.tag.length ? [] : ['a tag is there twice']),
  ];
}

const HEAD = ['ocid', 'id', 'date', 'tag', 'initiationType', 'language', 'publications'];
