import { formatDate, formatDateTime } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Opened } from '../../engine/case-door.js';
import { eligibility } from '../../domain/authority/eligibility.js';
import type { NonDisclosure } from '../../domain/lifecycle/facts.js';
import { displaySituations } from './display-situations.js';
import { intakeSituations, type Situation } from './intake-situations.js';
import type { Naming } from '../naming.js';

export type { Situation };

/** What the person must know before acting: a proposal, a correction, a hold, a question asked, nobody to do a step. */
export function situations({ row, facts, definition }: Opened, naming: Naming, locale: Locale): Situation[] {
  const { proposal, nonDisclosure, correctionOf, scheduledFor, heldUntil, consultation, question } = row.memory;
  const say = (name: string, text: string, tone: Situation['tone'] = 'info'): Situation[] => [
    { tone, head: translate(locale, `workbench.situation.${name}`), text },
  ];
  const on = (state: string) => row.states.includes(state);
  const unstaffed = on('work.idle') || on('work.abandoned') ? [] : eligibility(definition, facts, row.accounts);
  return [
    ...(proposal === null ? [] : say(`proposal-${proposal.kind}`, grounds(proposal, naming, locale))),
    ...(nonDisclosure === null ? [] : say(nonDisclosure.kind, grounds(nonDisclosure, naming, locale))),
    ...(correctionOf === null || on('work.idle') ? [] : say(`correcting-${correctionOf.kind}`, correctionOf.reason)),
    ...(scheduledFor === null ? [] : say('scheduled', formatDateTime(locale, scheduledFor))),
    ...heldSituation(heldUntil, on('visibility.held'), locale),
    ...(question === null || !on('work.confidentialityReview.referred') ? [] : say('referred', question)),
    ...(consultation === null || !on('work.confidentialityReview.consulting')
      ? []
      : say('consulting', `${consultation.party} · ${formatDate(locale, dayBefore(consultation.replyDue))}`)),
    ...displaySituations(row, facts, locale),
    ...intakeSituations(row, naming, locale),
    ...(on('syndication.attention')
      ? say('attention', translate(locale, 'workbench.situation.attention-text'), 'warn')
      : []),
    ...unstaffed.map(({ label, units }) => unstaffedStep(inLocale(label, locale), units, naming, locale)),
  ];
}

/** Held for a leak it has no end of its own. */
function heldSituation(until: string | null, held: boolean, locale: Locale): Situation[] {
  if (!held) return [];
  const head = translate(locale, `workbench.situation.${until === null ? 'held-leak' : 'held'}`);
  const text = until === null ? translate(locale, 'workbench.situation.held-leak-text') : formatDateTime(locale, until);
  return [{ tone: 'warn', head, text }];
}

function grounds({ ground, explanation, reviewAgainOn }: NonDisclosure, naming: Naming, locale: Locale): string {
  const known = naming.jurisdiction.grounds.get(ground);
  const name = known === undefined ? ground : `${inLocale(known.name, locale)}（${known.article}）`;
  const date = formatDate(locale, reviewAgainOn);
  return translate(locale, 'workbench.situation.grounds', { ground: name, explanation, date });
}

function unstaffedStep(step: string, units: readonly string[], naming: Naming, locale: Locale): Situation {
  const unit = units.map((id) => naming.unit(id, locale)).join('、');
  return {
    tone: 'warn',
    head: translate(locale, 'workbench.situation.unstaffed'),
    text: translate(locale, 'workbench.situation.unstaffed-text', { step, unit }),
  };
}

/** The end of a day is the first instant of the next: people are told the last day. */
const dayBefore = (instant: string): string => new Date(new Date(instant).getTime() - 1).toISOString();
