/** How a channel gets what it is owed (plan, 五). */
export type ChannelMode =
  | 'publish' // the window itself, or an export or push of it
  | 'push' // sent by the machine, with a receipt
  | 'file' // filed by a person from files made here, the receipt's number entered
  | 'announce' // a text with a link; the posted link is recorded
  | 'record-link' // published elsewhere by law; the link is recorded and checked
  | 'relayed' // follows from another channel
  | 'configurable'
  | 'intake';

/** A place outside that must get publications. Encoder and transport are names that src/syndication knows. */
export interface Channel {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly mode: ChannelMode;
  readonly encoder?: string;
  readonly transport?: string;
  /** Whether the answer is the receipt, or only says that one will follow: by call, or as a file beside what was dropped. */
  readonly receipts: 'answer' | 'later';
  /** Whether the platform can be asked what it holds (`gongkai.holdings`). */
  readonly holdings: boolean;
  /** The channel whose filing feeds this one. */
  readonly via?: string;
  /** Owed beside the sets of the domain: by these entries, where an element is named only when that is filled. */
  readonly owedFor: readonly { readonly entry: string; readonly element?: string }[];
  /** Rules of deadlines that are met only when this channel has it; `all` of the item's. */
  readonly statutory: readonly string[];
  /** Most characters of an announcement. */
  readonly most?: number;
  readonly limits: { readonly atOnce: number; readonly perMinute?: number };
}
