import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction, Text } from '../domain/catalogue/jurisdiction.js';
import type { ProjectFacts } from '../domain/responsibility/project.js';
import type { Definition, StepRule } from '../domain/lifecycle/rules.js';
import { Definitions } from '../engine/definitions.js';
import { inLocale, isTranslated, translate, type Locale } from '../platform/i18n.js';

/** What ids are called on the workbench's pages; an id nobody knows any more is shown as it is. */
@Injectable()
export class Naming {
  constructor(
    @Inject(JURISDICTION) readonly jurisdiction: Jurisdiction,
    private readonly definitions: Definitions,
  ) {}

  unit = (id: string, locale: Locale): string =>
    named(this.jurisdiction.units.get(id) ?? this.jurisdiction.groups.get(id), id, locale);
  entry = (id: string, locale: Locale): string => named(this.jurisdiction.entries.get(id), id, locale);
  domain = (id: string, locale: Locale): string => named(this.jurisdiction.domains.get(id), id, locale);
  role = (id: string, locale: Locale): string => worded(`workbench.roles.${id}`, id, locale);

  /** A part in a project - 招标人, 采购代理机构 - whatever unit happens to be called by the same id. */
  party = (id: string, locale: Locale): string => named(this.jurisdiction.groups.get(id), id, locale);

  /** A project as a case carries it is known by its name where the row has one. */
  project = (project: ProjectFacts): string =>
    'name' in project && typeof project.name === 'string' ? project.name : project.code;

  /** A state of any region: `work.approval` → 审批; each kind of case has its own. */
  state = (path: string, locale: Locale, kind = 'item'): string => {
    const label = this.definitions.named(kind).nodes.get(path)?.label;
    return label === undefined ? worded(`workbench.states.${path}`, path, locale) : inLocale(label, locale);
  };

  action = (name: string, locale: Locale): string => {
    const label = this.definitions.all().flatMap(({ actions }) => actions.get(name)?.label ?? [])[0];
    return label === undefined ? worded(`trail.acts.${name}`, name, locale) : inLocale(label, locale);
  };

  /** A step as tasks name it: `review`, `countersign`; the office's exception task has no state of its own. */
  step = (id: string, locale: Locale): string => {
    const label = this.definitions
      .all()
      .flatMap(stepsOf)
      .find((step) => step.id === id)?.label;
    return label === undefined ? worded(`workbench.steps.${id}`, id, locale) : inLocale(label, locale);
  };

  /** All steps that wait for a person, in the order of the workflow. */
  steps = (): readonly StepRule[] => stepsOf(this.definitions.disclosure);

  /** Working days a step should take at most; null where the workflow sets none. */
  limitOf = (state: string, step: string | null): number | null => {
    const rules = this.definitions.all().flatMap(stepsOf);
    const rule =
      rules.find((one) => one.state === state && one.id === step) ??
      rules.find((one) => one.id === step) ??
      this.definitions.disclosure.steps.get(state);
    return rule?.limit ?? null;
  };
}

const stepsOf = ({ steps }: Definition): readonly StepRule[] =>
  [...steps.values()].flatMap((step) => (step.first === undefined ? [step] : [step.first, step]));

const named = (found: { readonly name: Text } | undefined, id: string, locale: Locale): string =>
  found === undefined ? id : inLocale(found.name, locale);

const worded = (key: string, otherwise: string, locale: Locale): string =>
  isTranslated(locale, key) ? translate(locale, key) : otherwise;
