import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import type { ProjectFacts } from '../../domain/responsibility/project.js';
import { responsibleUnit } from '../../domain/responsibility/responsible-unit.js';
import { inLocale, sentenceOf, type Locale } from '../../platform/i18n.js';
import type { Naming } from '../naming.js';

/** An entry as the drafter's unit meets it: may be begun, needs its project first, or belongs to somebody else - and says why. */
export interface EntryChoice {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly principle: string;
  readonly reason: string | null;
}

export interface DomainChoice {
  readonly name: string;
  readonly open: readonly EntryChoice[];
  readonly withProject: readonly EntryChoice[];
  readonly closed: readonly EntryChoice[];
}

/** By domain, those of the unit first. */
export function entryChoices(
  unit: string,
  project: ProjectFacts | null,
  today: string,
  naming: Naming,
  locale: Locale,
): readonly DomainChoice[] {
  const { jurisdiction } = naming;
  const groups = [...jurisdiction.domains.values()].map((domain) => {
    const judged = [...jurisdiction.entries.values()]
      .filter((entry) => entry.domain === domain.id)
      .map((entry) => ({ entry, answer: responsibleUnit(jurisdiction, entry, unit, project, today) }));
    const choice = ({ entry, answer }: (typeof judged)[number]): EntryChoice => ({
      ...{ id: entry.id, number: entry.number, name: inLocale(entry.name, locale) },
      principle: principleOf(entry, naming, locale),
      reason: answer.ok ? null : answer.refusals.map((refusal) => sentenceOf(refusal, locale)).join(' '),
    });
    const waits = ({ answer }: (typeof judged)[number]) =>
      !answer.ok && answer.refusals.some(({ code }) => code === 'project-needed');
    return {
      name: inLocale(domain.name, locale),
      open: judged.filter(({ answer }) => answer.ok).map(choice),
      withProject: judged.filter(waits).map(choice),
      closed: judged.filter((one) => !one.answer.ok && !waits(one)).map(choice),
    };
  });
  return groups.sort((a, b) => rank(a) - rank(b));
}

const rank = ({ open, withProject }: DomainChoice): number => (open.length > 0 ? 0 : withProject.length > 0 ? 1 : 2);

const principleOf = (entry: Entry, { jurisdiction }: Naming, locale: Locale): string =>
  inLocale(jurisdiction.principles[entry.principle], locale);
