import type { Actor } from '../../domain/actor.js';
import { refused, type Outcome, type Refusal } from '../../domain/refusal.js';
import type { Settling } from '../../syndication/overseeing/settling.js';
import { keyOf, last, type Typed } from '../typed.js';

const MOST = { receipt: 200, evidence: 1_000 };

/** 登记送达 as a form sends it. */
export async function settleTyped(
  settling: Settling,
  actor: Actor,
  delivery: string,
  typed: Typed,
): Promise<Outcome<true>> {
  const [receipt, evidence] = [last(typed, 'receipt').slice(0, MOST.receipt), last(typed, 'evidence')];
  if (evidence === '' || evidence.length > MOST.evidence) return refused([EVIDENCE_NEEDED]);
  const seen = { receipt: receipt === '' ? null : receipt, evidence };
  return await settling.settle(actor, delivery, seen, keyOf(typed, `SETTLE_DELIVERY.${delivery}`));
}

const EVIDENCE_NEEDED: Refusal = { code: 'delivery-evidence', kind: 'content', field: 'evidence' };
