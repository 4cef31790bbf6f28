import type { CreditRecord } from '../exchange/dual-publicity/table.js';
import type { Mark } from '../lifecycle/facts.js';
import type { FindDecision } from '../screening/find-decision.js';

/** What a drafter writes: the source of an item's one version. Dates are `YYYY-MM-DD`; element values as their `FieldKind` says. */
export interface ItemContent {
  readonly title: string;
  readonly summary: string;
  readonly elements: Readonly<Record<string, unknown>>;
  /** Further named elements (A27: the plan's lists are the required minimum). */
  readonly extra: readonly ExtraElement[];
  readonly dates: Readonly<Record<string, string>>;
  /** Licence and penalty decisions it tells of (双公示): reported, never published. Absent where there are none. */
  readonly creditRecords?: readonly CreditRecord[];
}

export interface ExtraElement {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** A file kept by the hash of its bytes. */
export interface AttachmentFacts {
  readonly id: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** Everything of one version that a reviewer judges and the public copy is made from. */
export interface ItemSource {
  readonly entry: string;
  readonly content: ItemContent;
  readonly attachments: readonly AttachmentFacts[];
  readonly marks: readonly Mark[];
  readonly decisions: readonly FindDecision[];
  /** Files that go out in place of the attachment of that id: without author, last editor and the like. */
  readonly copies: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
  /** 生成日期: the day the information was formed or changed. */
  readonly formedOn: string;
}

/** What needs a decision of its own before `CLEAR` (保守国家秘密法实施条例 42: 逐项审查): every filled element, every attachment. */
export function markTargets(content: ItemContent, attachments: readonly AttachmentFacts[]): string[] {
  const filled = Object.entries(content.elements).filter(([, value]) => isFilled(value));
  return [
    ...filled.map(([id]) => `element:${id}`),
    ...content.extra.filter((extra) => extra.value !== '').map((extra) => `element:${extra.id}`),
    ...attachments.map((attachment) => `attachment:${attachment.id}`),
  ];
}

/** An empty string, list, row or amount says nothing to the public. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.some(isFilled);
  if (typeof value === 'object') return 'value' in value ? isFilled(value.value) : Object.values(value).some(isFilled);
  return true;
}
