/** An item that gave rise to the order, with the clock that ran out (方案八（二）). */
export interface Finding {
  readonly item: string | null; // case id; null where the item is one nobody has drafted
  readonly title: string;
  readonly entry: string;
  readonly rule: string | null; // id of the deadline rule
  readonly due: string | null; // last lawful day, or the instant of a clock in hours
}

/** What a unit shows for its answer: `file:<id>` of what it added to the order, or `item:<id>`. */
export type Evidence = string;

export interface Answer {
  readonly by: string; // account
  readonly person: string;
  readonly at: string; // instant
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Sent back, with the new due day when the old one had passed. */
export interface Return {
  readonly by: string;
  readonly at: string; // instant
  readonly reason: string;
  readonly due: string | null; // date
}

/** What a supervision order remembers between actions, and what it says when it is printed. */
export interface Order {
  readonly source: string; // 事项来源
  readonly demand: string; // 办理要求
  readonly due: string | null; // 办理时限, date
  /** From when an order that nobody answered may be circulated: the end of the grace after the due day; instant. */
  readonly circulateFrom: string | null;
  readonly findings: readonly Finding[];
  readonly contact: string; // 反馈联系人及电话
  readonly copyTo: readonly string[]; // 抄送, unit ids
  readonly issuer: string; // the seat that leads: its officers have the tasks
  readonly series: string; // 同政督
  readonly proposedBy: 'officer' | 'clock';
  readonly issuedAt: string | null; // instant
  readonly handler: string | null; // who does the work in the unit
  readonly answers: readonly Answer[];
  readonly returns: readonly Return[];
  readonly circulatedAt: string | null; // instant
  readonly closedAt: string | null; // instant
}

export const NEW_ORDER: Order = {
  ...{ source: '', demand: '', due: null, circulateFrom: null, findings: [], contact: '', copyTo: [] },
  ...{ issuer: '', series: '', proposedBy: 'officer', issuedAt: null, handler: null, answers: [], returns: [] },
  ...{ circulatedAt: null, closedAt: null },
};

/** The answer that stands: the last one, unless it was sent back. */
export function standingAnswer({ answers, returns }: Order): Answer | null {
  const answer = answers.at(-1);
  return answer === undefined || (returns.at(-1)?.at ?? '') >= answer.at ? null : answer;
}
