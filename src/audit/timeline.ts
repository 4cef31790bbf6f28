import { formatDate, formatDateTime } from '../platform/formats.js';
import { isTranslated, translate, type Locale } from '../platform/i18n.js';
import type { TrailEntry } from './trail-reader.js';

/** Names for the ids an entry carries, as they were at the time; unknown ids are shown as they are. */
export interface Names {
  readonly unit: (id: string, at: Date) => string;
  readonly ground: (id: string) => string;
  readonly channel: (id: string) => string;
  readonly rule: (id: string) => string;
  readonly rung: (id: string) => string;
}

/** One entry, told: `11 月 20 日 15:04 王芳（国土局）退回：缺宗地图`, whole and in parts. */
export interface TimelineLine {
  readonly id: string;
  readonly seq: number;
  readonly at: string; // ISO
  readonly action: string;
  readonly system: boolean;
  readonly erased: boolean;
  readonly when: string;
  readonly who: string;
  readonly act: string;
  readonly text: string;
  readonly sentence: string;
}

/** The trail in plain sentences, in the order given. The year is said only where it is another than that of `now`. */
export function timeline(entries: readonly TrailEntry[], names: Names, locale: Locale, now: Date): TimelineLine[] {
  return entries.map((entry) => {
    const when = whenOf(entry.at, locale, now);
    const who = whoOf(entry, names, locale);
    const act = actOf(entry, locale);
    const text = textOf(entry, names, locale);
    const sentence = say(locale, text === '' ? 'line' : 'line-with-text', { when, who, act, text });
    const { id, seq, action, erased } = entry;
    return {
      id,
      seq,
      at: entry.at.toISOString(),
      action,
      system: isSystem(entry),
      erased,
      when,
      who,
      act,
      text,
      sentence,
    };
  });
}

function whenOf(at: Date, locale: Locale, now: Date): string {
  const parts = partsOf(at);
  return say(locale, parts.year === partsOf(now).year ? 'day' : 'day-of-year', parts);
}

function whoOf(entry: TrailEntry, names: Names, locale: Locale): string {
  if (isSystem(entry)) return say(locale, 'system');
  const named = entry.content?.person;
  const acting = typeof named === 'string' ? named : entry.erased ? say(locale, 'erased') : entry.actor;
  const person = withPrincipal(acting, entry, locale);
  const unit = names.unit(entry.unit, entry.at);
  if (entry.onBehalfOf === null) return say(locale, 'who', { person, unit });
  return say(locale, 'who-on-behalf', { person, unit, principal: names.unit(entry.onBehalfOf, entry.at) });
}

/** B 代 A: who acted, and in whose place (外出委托). */
function withPrincipal(person: string, { content, detail, erased }: TrailEntry, locale: Locale): string {
  if (typeof detail.standingFor !== 'string') return person;
  const named = content?.standingFor;
  const principal = typeof named === 'string' ? named : erased ? say(locale, 'erased') : detail.standingFor;
  return say(locale, 'standing-for', { person, principal });
}

/** The same action can be told differently by where it led: a proposal to withhold, and its confirmation. */
function actOf({ action, fromState, toState }: TrailEntry, locale: Locale): string {
  const before = new Set(fromState?.split(' '));
  const entered = (toState ?? '').split(' ').filter((state) => !before.has(state));
  const told = [...entered.map((state) => `${action}-${leafOf(state)}`), action].find((key) =>
    isTranslated(locale, `trail.acts.${key}`),
  );
  return say(locale, `acts.${told ?? 'unknown'}`, { action });
}

/** What was said and set, in a fixed order: grounds before explanations, dates last. */
function textOf({ content, detail }: TrailEntry, names: Names, locale: Locale): string {
  const input = detail.input;
  const recorded = content?.recorded ?? record(input).recorded;
  const said: Readonly<Record<string, unknown>> = { ...record(input), ...record(recorded), ...content };
  return FIELDS.flatMap((field) => {
    const value = valueOf(field, said[field], names, locale);
    return value === '' ? [] : [say(locale, `fields.${field}`, { value })];
  }).join(say(locale, 'separator'));
}

const FIELDS = [
  ...[
    'medium',
    'signer',
    'colleague',
    'signedAt',
    'title',
    'marks',
    'countersigners',
    'kind',
    'to',
    'party',
    'receivedOn',
    'replyDue',
    'at',
  ],
  ...[
    'ground',
    'question',
    'advice',
    'consent',
    'text',
    'explanation',
    'reason',
    'publicInterest',
    'noticeGivenOn',
    'keptFilesReason',
    'handler',
    'rung',
    'due',
    'comment',
    'message',
    'reviewAgainOn',
    'channel',
    'receipt',
    'evidence',
    'rule',
    'moved',
  ],
] as const;

/** The fields that hold a day or an instant; what people typed elsewhere stands as they typed it, be it no day of any year. */
const DAYS: ReadonlySet<string> = new Set([
  ...['signedAt', 'receivedOn', 'replyDue', 'at', 'noticeGivenOn', 'due', 'reviewAgainOn'],
]);
const isDay = (value: string): boolean => value.length === 'YYYY-MM-DD'.length;

function valueOf(field: string, value: unknown, names: Names, locale: Locale): string {
  if (field === 'moved') return movesOf(value, locale);
  if (Array.isArray(value) && value.length > 0) return String(value.length);
  if (typeof value !== 'string') return '';
  if (field === 'ground' || field === 'channel' || field === 'rule' || field === 'rung') return names[field](value);
  if (DAYS.has(field) && !Number.isNaN(Date.parse(value)))
    return isDay(value) ? formatDate(locale, value) : formatDateTime(locale, value);
  const key = `trail.values.${value}`;
  return isTranslated(locale, key) ? translate(locale, key) : value;
}

/** Due dates that another calendar moved, each with its rule. */
const movesOf = (moved: unknown, locale: Locale): string =>
  (Array.isArray(moved) ? moved : [])
    .map((move: unknown) => Object.entries(record(move)).map(([key, value]) => [key, String(value)] as const))
    .map((move) => say(locale, 'moved', Object.fromEntries(move)))
    .join(say(locale, 'separator'));

const PARTS = new Intl.DateTimeFormat('en-GB', {
  ...({
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const),
  timeZone: 'Asia/Shanghai',
});

function partsOf(at: Date): Record<'year' | 'month' | 'day' | 'time', string> {
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = part;
  return { year, month: String(Number(month)), day: String(Number(day)), time: `${hour}:${minute}` };
}

const say = (locale: Locale, key: string, params: Readonly<Record<string, string>> = {}): string =>
  translate(locale, `trail.${key}`, params);
const isSystem = (entry: TrailEntry): boolean => entry.unit === 'system';
const leafOf = (state: string): string => state.slice(state.lastIndexOf('.') + 1);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
