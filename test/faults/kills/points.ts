/** A statement that PostgreSQL carried out and, in or with its transaction, committed. */
export interface Committed {
  readonly name: string;
  readonly rows: number;
  /** The first column of its last row. */
  readonly told: string | null;
}

/** Where a process is killed: the worst moments there are, told by what goes over its connection to PostgreSQL. */
export type Point = 'after-commit-before-reply' | 'after-claim-before-send' | 'after-send-before-receipt';

export const POINTS_OF = {
  web: ['after-commit-before-reply'],
  worker: ['after-claim-before-send', 'after-send-before-receipt'],
} as const satisfies Record<string, readonly Point[]>;

const CLAIMS = new Set(['delivery-claim', 'message-claim']);
const RECORDS = new Set(['delivery-record', 'message-record']);

/** What was just committed, and of which the process has not heard yet. */
export function committedAt(point: Point, { name, rows, told }: Committed): boolean {
  if (point === 'after-commit-before-reply') return /^case\.(create|advance):/.test(name) && told === '1';
  return point === 'after-claim-before-send' && CLAIMS.has(name) && rows > 0;
}

/** What the process asks for, and PostgreSQL has not heard yet: the platform or the mail server has taken the message already. */
export const askedAt = (point: Point, statement: string): boolean =>
  point === 'after-send-before-receipt' && RECORDS.has(statement);
