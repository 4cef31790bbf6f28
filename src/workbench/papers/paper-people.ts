import type { Account } from '../../access/account-directory.js';
import type { TrailEntry } from '../../audit/trail-reader.js';
import { formatDay, formatTime, type Moment } from '../../platform/formats.js';
import { translate } from '../../platform/i18n.js';
import { said } from './review-acts.js';

/** Who did something and when, as a form prints it. */
export interface Signed {
  readonly who: string;
  readonly when: string;
}

export const NOBODY: Signed = { who: '', when: '' };

/** 2026-11-20 15:04 */
export const moment = (at: Moment): string => `${formatDay(at)} ${formatTime(at)}`;

/** Whoever put a mark or decided a find: by name, with the absent colleague (乙 代 甲). */
export function signerOf(people: readonly Account[]) {
  const name = (account: string): string => people.find((one) => one.account === account)?.person ?? account;
  return (by: string, standingFor: string | undefined, at: string): Signed => ({
    who: inPlace(name(by), standingFor === undefined ? undefined : name(standingFor)),
    when: moment(at),
  });
}

/** Whoever acted, by the name the trail has; a name that was erased stays erased. */
export function signedBy(entry: TrailEntry | null): Signed {
  if (entry === null) return NOBODY;
  if (entry.unit === 'system') return { who: translate('zh', 'trail.system'), when: moment(entry.at) };
  const person = entry.content?.person;
  const acting = typeof person === 'string' ? person : entry.erased ? translate('zh', 'trail.erased') : entry.actor;
  const standingFor = said({ ...entry, erased: false }, 'standingFor');
  const account = entry.detail.standingFor;
  const principal = standingFor === '' && typeof account === 'string' ? account : standingFor;
  return { who: inPlace(acting, principal === '' ? undefined : principal), when: moment(entry.at) };
}

const inPlace = (person: string, principal: string | undefined): string =>
  principal === undefined ? person : translate('zh', 'trail.standing-for', { person, principal });
