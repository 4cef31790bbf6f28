import type { ChannelView } from './channel-view.js';
import type { ChannelList } from './schemas.js';

/** A channel of `GET /api/v1/channels`. */
export function channelJson({ channel, connected, condition, figures }: ChannelView): ChannelList['channels'][number] {
  const { attempts, received, lastFailureAt, lastError } = figures;
  return {
    ...{ id: channel.id, name: channel.name, mode: channel.mode, via: channel.via ?? null },
    ...{ connected, condition, paused: figures.paused },
    breaker: { failures: figures.failures, openUntil: figures.openUntil?.toISOString() ?? null },
    lastFailure:
      lastFailureAt === null || lastError === null ? null : { at: lastFailureAt.toISOString(), error: lastError },
    health: {
      attempts,
      successRate: attempts === 0 ? null : received / attempts,
      delayP50Ms: rounded(figures.delayP50),
      delayP99Ms: rounded(figures.delayP99),
    },
    queue: { length: figures.queued, oldestAt: figures.oldest?.toISOString() ?? null },
    waitingForPeople: { manual: figures.manual, failed: figures.failed },
    lastReceipt: figures.lastReceipt,
  };
}

const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));
