import { Inject, Injectable, Logger } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { SYSTEM } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { NEW_ORDER } from '../domain/supervision/order.js';
import { KindBirths } from '../engine/kind-births.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { formatDate, formatDateTime } from '../platform/formats.js';
import { translate } from '../platform/i18n.js';
import type { Job } from '../worker/job.js';
import { idFrom } from './id-from.js';

/** A clock that has been late for so long that the ladder proposes an order (overdue 5). */
interface Proposal {
  readonly id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly unit: string;
  readonly rule: string;
  readonly due: string;
  readonly title: string;
  readonly entry: string;
  readonly domain: string;
  readonly still_open: boolean;
}

const BATCH = 50;

/**
 * Turns the ladder's proposals into orders that the office releases or dismisses. The id is made from the clock, so that the same clock
 * proposes once, also with several workers and after a crash.
 */
@Injectable()
export class ProposalJob implements Job {
  readonly name = 'order-proposals';
  readonly everyMs = 5_000;
  private readonly logger = new Logger('supervision');

  constructor(
    private readonly database: Database,
    private readonly births: KindBirths,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  async run(): Promise<number> {
    const { rows } = await this.database.pool.query<Proposal>({
      name: 'order.proposals',
      text: WAITING,
      values: [this.clock.now(), BATCH],
    });
    for (const proposal of rows) await this.takeUp(proposal);
    return rows.length;
  }

  /** One that breaks is tried again a minute later and holds up no other. */
  private async takeUp(proposal: Proposal): Promise<void> {
    try {
      if (proposal.still_open) await this.propose(proposal);
      await this.settle(proposal.id);
    } catch (cause) {
      this.logger.error({ msg: 'an order could not be proposed', case: proposal.case_id, err: cause });
      await this.putOff(proposal.id, String(cause));
    }
  }

  private async propose({ case_id, kind, unit, rule, due, title, entry, domain }: Proposal): Promise<void> {
    const { office, supervisionOffice, supervision } = this.jurisdiction;
    await this.births.create({
      ...{ kind: 'order', actor: SYSTEM, unit, id: idFrom('order-proposal', case_id, rule, due) },
      about: { title: translate('zh', 'supervision.proposal.title', { title }), entry, domain },
      memory: {
        drafters: [],
        order: {
          ...NEW_ORDER,
          source: translate('zh', 'supervision.proposal.source', {
            due: due.length === 10 ? formatDate('zh', due) : formatDateTime('zh', due),
          }),
          demand: translate('zh', 'supervision.proposal.demand', { title }),
          findings: [{ item: kind === 'item' ? case_id : null, title, entry, rule, due }],
          issuer: unit === office ? supervisionOffice : office,
          ...{ series: supervision.series, proposedBy: 'clock' },
        },
      },
    });
  }

  private async settle(id: string): Promise<void> {
    await this.database.pool.query({
      name: 'order.proposal-settle',
      text: `UPDATE outbox SET status = 'done', settled_at = $2 WHERE id = $1 AND status = 'open'`,
      values: [id, this.clock.now()],
    });
  }

  private async putOff(id: string, error: string): Promise<void> {
    await this.database.pool.query({
      name: 'order.proposal-put-off',
      text: `UPDATE outbox SET run_at = $2::timestamptz + interval '1 minute', attempts = attempts + 1, last_error = $3
        WHERE id = $1 AND status = 'open'`,
      values: [id, this.clock.now(), error],
    });
  }
}

/** What was done meanwhile needs no order any more; of an order that is not answered the watch speaks, not another order. */
const WAITING = `
SELECT o.id, o.case_id, c.kind, c.unit, o.payload ->> 'rule' AS rule, o.payload ->> 'due' AS due,
  coalesce(i.shown_title, c.about ->> 'title', '') AS title, coalesce(i.entry, c.about ->> 'entry', '') AS entry,
  coalesce(i.domain, c.about ->> 'domain', '') AS domain,
  c.kind <> 'order' AND EXISTS (SELECT 1 FROM clock k WHERE k.case_id = o.case_id AND k.rule = o.payload ->> 'rule' AND k.done_at IS NULL) AS still_open
FROM outbox o JOIN workflow_case c ON c.id = o.case_id LEFT JOIN item i ON i.id = o.case_id
WHERE o.kind = 'order-proposal' AND o.status = 'open' AND o.run_at <= $1::timestamptz
ORDER BY o.run_at, o.id LIMIT $2`;
