import type { Mark } from '../../domain/lifecycle/facts.js';
import type { Opened } from '../../engine/case-door.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Option } from '../form/fields.js';
import type { Naming } from '../naming.js';
import { last, type Typed } from '../typed.js';

/** One element or file and what becomes of it in public; the form and the table show the same. */
export interface MarkRow {
  readonly target: string;
  readonly id: string; // of the fieldset, for links from the error summary
  readonly label: string;
  readonly file: boolean;
  readonly identifying: boolean;
  readonly choices: readonly Option[];
  readonly ground: string;
  readonly grounds: readonly Option[];
  readonly reason: string;
  readonly decided: string | null;
  readonly groundName: string | null;
  readonly error: string | null;
}

export const DECISIONS = ['publish', 'mask', 'withhold'] as const;
export type Decision = (typeof DECISIONS)[number];

/** In the order of the catalogue; `typed` is what a refused form held. */
export function markRows(
  { row, facts }: Opened,
  typed: Typed | null,
  errors: ReadonlyMap<string, string>,
  naming: Naming,
  locale: Locale,
): MarkRow[] {
  const order = (naming.jurisdiction.entries.get(row.entry)?.elements ?? []).map(({ id }) => `element:${id}`);
  const place = (target: string) => (order.includes(target) ? order.indexOf(target) : order.length);
  return [...facts.targets]
    .sort((a, b) => place(a) - place(b))
    .map((target) => {
      const mark = row.marks.find((each) => each.target === target);
      const chosen = typed === null ? (mark?.decision ?? '') : last(typed, `decision.${target}`);
      const ground = typed === null ? (mark?.ground ?? '') : last(typed, `ground.${target}`);
      const file = target.startsWith('attachment:');
      return {
        ...{ target, id: `mark.${target}`, label: labelOf(target, row, naming, locale), file },
        identifying: facts.identifying.includes(target),
        choices: DECISIONS.filter((one) => !(file && one === 'mask')).map((value) => ({
          value,
          label: translate(locale, `workbench.marks.${value}`),
          chosen: value === chosen,
        })),
        ...{ ground, grounds: groundOptions(ground, naming, locale) },
        reason: typed === null ? (mark?.reason ?? '') : last(typed, `reason.${target}`),
        decided: mark === undefined ? null : translate(locale, `workbench.marks.${mark.decision}`),
        groundName: mark?.ground === undefined ? null : groundName(mark.ground, naming, locale),
        error: errors.get(target) ?? null,
      };
    });
}

/** What the form says of each target; `rest` fills in those nothing was said of (全部公开). */
export function marksIn(targets: readonly string[], typed: Typed, rest: Decision | null): Omit<Mark, 'by' | 'at'>[] {
  return targets.flatMap((target) => {
    const said = DECISIONS.find((one) => one === last(typed, `decision.${target}`)) ?? rest;
    if (said === null) return [];
    const [ground, reason] = [last(typed, `ground.${target}`), last(typed, `reason.${target}`)];
    const why = said === 'publish' || ground === '' ? {} : { ground };
    return [{ target, decision: said, ...why, ...(reason === '' ? {} : { reason }) }];
  });
}

function labelOf(target: string, row: Opened['row'], naming: Naming, locale: Locale): string {
  const [kind, id = ''] = target.split(':', 2);
  if (kind === 'attachment') return row.attachments.find((file) => file.id === id)?.title ?? id;
  const element = naming.jurisdiction.entries.get(row.entry)?.elements.find((each) => each.id === id);
  return element === undefined
    ? (row.extra.find((each) => each.id === id)?.name ?? id)
    : inLocale(element.name, locale);
}

function groundOptions(chosen: string, naming: Naming, locale: Locale): Option[] {
  const grounds = [...naming.jurisdiction.grounds.values()].filter(
    ({ allows }) => allows.includes('mask') || allows.includes('withhold'),
  );
  const empty = { value: '', label: translate(locale, 'workbench.marks.choose-ground'), chosen: chosen === '' };
  return [
    empty,
    ...grounds.map(({ id }) => ({ value: id, label: groundName(id, naming, locale), chosen: id === chosen })),
  ];
}

export function groundName(id: string, { jurisdiction }: Naming, locale: Locale): string {
  const ground = jurisdiction.grounds.get(id);
  return ground === undefined ? id : `${inLocale(ground.name, locale)}（${ground.article}）`;
}
