import { newId } from '../../platform/ids.js';
import { last, type Typed } from '../typed.js';

/** What a person can do about one delivery, as the two small forms show it. */
export interface DeliveryActs {
  readonly replay: string | null;
  readonly settle: string;
  readonly key: string;
  readonly delivery: string;
  readonly open: boolean;
  readonly receipt: string;
  readonly evidence: string;
  /** Why what was typed was refused. */
  readonly error: string | null;
  readonly about: string;
}

/** A form that was refused: of which delivery, what it held, and what is wrong with the evidence. */
export interface TriedDelivery {
  readonly delivery: string;
  readonly typed: Typed;
  readonly error: string | null;
}

/** `base`: where the page takes its forms; `about` tells one form from the other for those who do not see them. */
export function deliveryActs(
  delivery: string,
  base: string,
  { replayable, about }: { readonly replayable: boolean; readonly about: string },
  refused: TriedDelivery | null,
): DeliveryActs {
  const tried = refused?.delivery === delivery ? refused : null;
  return {
    replay: replayable ? `${base}/${delivery}/replay` : null,
    settle: `${base}/${delivery}/settle`,
    ...{ key: newId(), delivery, about, open: tried !== null, error: tried?.error ?? null },
    receipt: tried === null ? '' : last(tried.typed, 'receipt'),
    evidence: tried === null ? '' : last(tried.typed, 'evidence'),
  };
}
