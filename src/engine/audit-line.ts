import type { Actor } from '../domain/actor.js';
import { contentDigest, entryHash, GENESIS, type AuditEntryBody } from '../domain/audit/entry.js';
import { newId } from '../platform/ids.js';
import { unguessable } from '../platform/randomness.js';
import type { AuditWrite } from './writes.js';

/** What is about to be written on the trail; `input` is split into what the log keeps and what may be erased. */
export interface Line {
  readonly subject: string;
  readonly previous: { readonly seq: number; readonly hash: Buffer } | null;
  readonly at: Date;
  readonly actor: Actor;
  readonly unit: string;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly revision: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Fields of an action that say nothing about a person; everything else people typed goes to the erasable table. */
const KEPT = new Set([
  'ground',
  'kind',
  'reviewAgainOn',
  'at',
  'to',
  'recorded', // medium, signer's account, time: whose decision it was must outlast what may be erased
  'delivery',
  'channel',
  'receivedOn',
  'replyDue',
  'consent',
  'noticeGivenOn', // when the third party was told in writing of a decision against it
  'fields',
  'target',
  'decision',
  'sha256',
  'task',
  'step',
  'rule',
  'rung',
  'missed',
  'due',
  'moved', // due dates, from and to
  'calendar',
  'mode',
  'sender',
  'receivedAt',
  'differs', // lines in which the statutory medium's text is another
  'detector',
  'find', // id of a find: a digest of its place and words
  'finds', // kinds and places, never the words found
  'authorisation', // number of the standing document that stood for clearance and approval
  'medium',
  'url',
  'publishedAt',
]);

export function auditLine(line: Line): AuditWrite {
  const entries = Object.entries(line.input).filter(([, value]) => value !== undefined && value !== '');
  const kept = Object.fromEntries(entries.filter(([key]) => KEPT.has(key)));
  const content = { ...Object.fromEntries(entries.filter(([key]) => !KEPT.has(key))), ...named(line.actor) };
  const salt = unguessable(32);
  const body: AuditEntryBody = {
    id: newId(),
    subject: line.subject,
    seq: (line.previous?.seq ?? 0) + 1,
    at: line.at.toISOString(),
    actor: line.actor.account,
    unit: line.actor.unit,
    onBehalfOf: line.actor.unit === line.unit || line.actor.unit === 'system' ? null : line.unit,
    action: line.action,
    fromState: line.fromState,
    toState: line.toState,
    revision: line.revision,
    detail: { ...line.detail, ...principal(line.actor), input: kept },
    contentDigest: contentDigest(salt, content),
    prevHash: line.previous?.hash ?? GENESIS,
  };
  return { ...body, hash: entryHash(body), content: { salt, content } };
}

/** Whose right it was, where the actor stood in for a colleague: the account is kept, the name may be erased (B 代 A). */
const principal = ({ standingFor }: Actor): object =>
  standingFor === undefined ? {} : { standingFor: standingFor.account, delegation: standingFor.id };

const named = ({ person, standingFor }: Actor): object =>
  standingFor === undefined ? { person } : { person, standingFor: standingFor.person };
