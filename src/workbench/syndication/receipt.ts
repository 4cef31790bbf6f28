import { translate, type Locale } from '../../platform/i18n.js';

/** A receipt in words - its number, or who saw what where - and as it was kept. */
export interface ReceiptModel {
  readonly words: string;
  readonly raw: string;
}

/** `name` calls the account that recorded it by the person's name. */
export function receiptModel(receipt: unknown, name: (account: string) => string, locale: Locale): ReceiptModel | null {
  if (typeof receipt !== 'object' || receipt === null) return null;
  const { receiptId, by, evidence, url, status } = receipt as Record<string, unknown>;
  const number = typeof receiptId === 'string' && receiptId !== '' ? receiptId : null;
  const where = typeof evidence === 'string' ? evidence : url;
  const seen = typeof by === 'string' && typeof where === 'string' ? { by: name(by), evidence: where } : null;
  const words = [
    ...(number === null ? [] : [translate(locale, 'syndication.receipt.number', { number })]),
    ...(seen === null ? [] : [translate(locale, 'syndication.receipt.seen', seen)]),
  ];
  const answered = translate(locale, 'syndication.receipt.answered', {
    status: typeof status === 'number' ? status : '',
  });
  return { words: words.length === 0 ? answered : words.join(' · '), raw: JSON.stringify(receipt, null, 2) };
}
