import type { WrittenMessage } from './message.js';

/** A way to reach people. Each answers for itself; a new one is registered in `transports.ts`. */
export interface NoticeTransport {
  /** Kept with every message that waits for it. */
  readonly name: string;
  /** Whether only people with a mail address can be reached. */
  readonly needsEmail: boolean;
  /** Throws when the message did not go out; it is then tried again. Sending twice must be recognisable by `message.id`. */
  send(message: WrittenMessage): Promise<void>;
  close(): void;
}
