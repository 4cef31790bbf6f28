import type { Webhook } from 'standardwebhooks';
import { WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';

const EVENT = z.object({
  type: z.string(),
  data: z.looseObject({ number: z.string(), version: z.number().int(), title: z.string().optional() }),
});

export interface ReceivedPublication {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly version: number;
  readonly title: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly receipt: string;
  readonly receivedAt: string;
}

export interface PlatformAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const MOST_KEPT = 200;

/** What a careful platform keeps: each message once by its webhook-id, no version older than the one it has. */
export class ReceivedPublications {
  private readonly kept = new Map<string, ReceivedPublication>();
  private readonly newest = new Map<string, number>();
  private count = 0;

  constructor(
    private readonly webhook: Webhook,
    private readonly now: () => Date,
  ) {}

  take(payload: string, headers: Record<string, string>): PlatformAnswer {
    try {
      this.webhook.verify(payload, headers);
    } catch (error) {
      if (error instanceof WebhookVerificationError) return { status: 401, body: { error: error.message } };
      throw error;
    }
    const id = headers['webhook-id'] ?? '';
    const { type, data } = EVENT.parse(JSON.parse(payload));
    const repeat = this.kept.get(id);
    if (repeat !== undefined) return { status: 200, body: receiptOf(repeat) };
    if (data.version < (this.newest.get(data.number) ?? 0))
      return { status: 409, body: { error: 'older than the version kept' } };
    return { status: 201, body: receiptOf(this.keep(id, type, data)) };
  }

  /** Oldest first. */
  all(): readonly ReceivedPublication[] {
    return [...this.kept.values()];
  }

  private keep(id: string, type: string, data: z.infer<typeof EVENT>['data']): ReceivedPublication {
    this.count += 1;
    const receivedAt = this.now().toISOString();
    const receipt = `R-${receivedAt.slice(0, 10).replaceAll('-', '')}-${`${this.count}`.padStart(6, '0')}`;
    const { number, version, title = null } = data;
    const publication = { id, type, number, version, title, data, receipt, receivedAt };
    this.kept.set(id, publication);
    this.newest.set(number, version);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return publication;
  }
}

const receiptOf = ({ receipt, receivedAt }: ReceivedPublication): Record<string, unknown> => ({ receipt, receivedAt });
