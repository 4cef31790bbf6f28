import { readMoment } from '../calendar/moments.js';
import { invalidDates } from '../catalogue/date-values.js';
import { readValue } from '../catalogue/value-readers.js';
import type { Entry } from '../catalogue/jurisdiction.js';
import { isFilled } from '../items/content.js';
import type { Overturned } from '../display/display-memory.js';
import type { Decision } from '../exchange/dual-publicity/decision.js';
import { NO_FACTS, type ClockFacts } from './clock.js';
import { historyOf, type PastAct } from './history.js';

/** What of an item its clocks look at. */
export interface ItemClockSource {
  readonly elements: Readonly<Record<string, unknown>>;
  readonly dates: Readonly<Record<string, string>>;
  readonly states: readonly string[];
  readonly consultation: { readonly receivedOn: string } | null;
  /** 处罚决定被依法变更、撤销、确认违法或者确认无效, and when the information was withdrawn or replaced (行政处罚法 48). */
  readonly overturned?: Pick<Overturned, 'on' | 'settledAt'> | null;
  readonly acts: readonly PastAct[];
  readonly receipts?: ClockFacts['receipts'];
  /** The licence or penalty decisions it tells of (双公示). */
  readonly decision?: Decision | null;
}

/** From what was drafted and done to the facts clocks are computed from; a date that is none is as good as not given. */
export function clockFactsOf(entry: Entry, source: ItemClockSource): ClockFacts {
  const { correction, done } = historyOf(source.acts);
  return {
    ...NO_FACTS,
    ...{ events: eventsOf(entry, source), codes: codesOf(entry, source), correction, done: withdrawal(source, done) },
    receipts: source.receipts ?? [],
    filled: entry.elements.filter(({ id }) => isFilled(source.elements[id])).map(({ id }) => id),
    owed: !source.states.some((state) => NOT_OWED.has(state)),
  };
}

/** A penalty that fell is withdrawn after that, not by what was taken down before. */
function withdrawal({ overturned }: ItemClockSource, { withdraw, ...done }: ClockFacts['done']): ClockFacts['done'] {
  const at = overturned === undefined || overturned === null ? withdraw : overturned.settledAt;
  return { ...done, ...(at === undefined || at === null ? {} : { withdraw: at }) };
}

/** A decision not to publish, or an item given up, leaves nothing to publish in time. */
const NOT_OWED: ReadonlySet<string> = new Set(['work.withheld', 'work.onRequestOnly', 'work.abandoned']);

function eventsOf(
  entry: Entry,
  { dates, consultation, overturned, decision }: ItemClockSource,
): Record<string, string> {
  const wrong = new Set(invalidDates(entry, dates).map(({ field }) => field));
  const given = Object.entries(dates).filter(
    ([id, text]) => text !== '' && !wrong.has(`dates.${id}`) && isPlausible(text),
  );
  const asked = given.map(([id, text]) => [id, readMoment(text) ?? text]);
  const letter = consultation === null ? [] : [['consultation-received', consultation.receivedOn]];
  const fell = overturned === undefined || overturned === null ? [] : [['penalty-overturned', overturned.on]];
  const events = Object.fromEntries([...asked, ...letter, ...fell]) as Record<string, string>;
  const made = decision?.madeOn ?? null;
  const later = made !== null && made < (events[DECISION_MADE] ?? '~');
  return later ? { ...events, [DECISION_MADE]: made } : events;
}

/** Counted from the day in the record, unless an earlier one was given. */
const DECISION_MADE = 'admin-decision-made';

/** A slip of the hand such as 2206 or 9999 starts no clock. */
const isPlausible = (text: string): boolean =>
  text.split('/').every((part) => part >= '2000-01-01' && part < '2100-01-01');

/** A record says by itself that this is such a decision, in every domain (A28). */
function codesOf(entry: Entry, { elements, decision }: ItemClockSource): Record<string, string> {
  const codes = entry.elements.filter(({ id, kind }) => kind === 'code' && isFilled(elements[id]));
  const read = codes.map((element) => [element.id, readValue(element, elements[element.id])] as const);
  const said = read.flatMap(([id, reading]) =>
    'value' in reading && typeof reading.value === 'string' ? [[id, reading.value] as const] : [],
  );
  const recorded = decision === undefined || decision === null ? {} : { 'decision-kind': decision.kind };
  return { ...Object.fromEntries(said), ...recorded };
}
