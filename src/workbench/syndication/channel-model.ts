import type { ChannelView } from '../../syndication/overseeing/channel-view.js';
import { formatDateTime } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { last, type Typed } from '../typed.js';
import { conditionModel } from './condition.js';

/** A form about a channel that was refused: what it held, and why. */
export interface TriedChannel {
  readonly channel: string;
  readonly typed: Typed;
  readonly error: string;
}

export interface ChannelGround {
  readonly locale: Locale;
  readonly now: Date;
  readonly runs: boolean;
  readonly name: (account: string) => string;
  readonly nameOf: (channel: string) => string;
  readonly tried: TriedChannel | null;
}

/** One channel as a row: how it stands, how the last day was, what waits, and what the office can do. */
export function channelModel(view: ChannelView, ground: ChannelGround) {
  const { channel, connected, condition, figures } = view;
  const { locale, runs, nameOf, tried } = ground;
  const say = (key: string, params: Record<string, string | number> = {}) =>
    translate(locale, `syndication.${key}`, params);
  const mine = tried?.channel === channel.id ? tried : null;
  const via = channel.via === undefined ? '' : nameOf(channel.via);
  return {
    ...{ id: channel.id, name: inLocale(channel.name, locale), ...conditionModel(condition, locale) },
    note: told(view, ground) ?? say(`notes.${condition}`, { via }),
    ...{ window: condition === 'window', idle: connected && figures.attempts === 0 },
    rate: figures.attempts === 0 ? null : say('rate', { rate: percent(figures), attempts: figures.attempts }),
    delay:
      figures.delayP50 === null || figures.delayP99 === null
        ? null
        : say('delay', { p50: took(figures.delayP50, locale), p99: took(figures.delayP99, locale) }),
    queued: figures.queued,
    oldest: figures.oldest === null ? null : say('oldest', { at: formatDateTime(locale, figures.oldest) }),
    manual: figures.manual === 0 ? null : say('manual', { count: figures.manual }),
    failed: figures.failed === 0 ? null : say('failed', { count: figures.failed }),
    ...{ receipt: figures.lastReceipt?.receiptId ?? null, received: figures.lastReceipt?.at ?? null },
    ...{ acts: runs && connected, paused: figures.paused !== null },
    ...{ open: mine !== null, reason: mine === null ? '' : last(mine.typed, 'reason'), error: mine?.error ?? null },
  };
}

/** What happened, where something did: who paused it and why, or how often it failed and when it is asked again. */
function told({ condition, figures }: ChannelView, { locale, now, name }: ChannelGround): string | null {
  const { paused, failures, openUntil, lastError } = figures;
  const say = (key: string, params: Record<string, string | number>) => translate(locale, `syndication.${key}`, params);
  const at = (moment: Date | string): string => formatDateTime(locale, moment);
  if (condition === 'paused' && paused !== null)
    return paused.cause === 'gone'
      ? say('gone', { at: at(paused.since) })
      : say('paused', { person: name(paused.by), at: at(paused.since), reason: paused.reason ?? '' });
  if (condition !== 'broken') return null;
  const broken = { count: failures, error: lastError ?? '' };
  return openUntil === null || openUntil <= now
    ? say('broken', broken)
    : say('broken-until', { ...broken, at: at(openUntil) });
}

/** Never 100 % while one failed. */
const percent = ({ attempts, received }: ChannelView['figures']): string => {
  const exact = (received / attempts) * 100;
  return Number.isInteger(exact) ? String(exact) : String(Math.floor(exact * 10) / 10);
};

const STEPS = [
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1_000],
] as const;

/** 350 毫秒, 2.4 秒, 12 分钟. */
export function took(ms: number, locale: Locale): string {
  const [unit, size] = STEPS.find(([, length]) => ms >= length) ?? (['ms', 1] as const);
  const count = ms / size;
  return translate(locale, `syndication.${unit}`, {
    count: count < 10 && unit !== 'ms' ? Number(count.toFixed(1)) : Math.round(count),
  });
}
