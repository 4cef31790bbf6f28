import { Injectable } from '@nestjs/common';
import { eventLabel } from '../../deadlines/clocks-json.js';
import { standingOf } from '../../deadlines/showing/clock-words.js';
import type { Actor } from '../../domain/actor.js';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { periodWords } from '../../domain/obligations/periods.js';
import { ObligationAnswers, type Shown } from '../../obligations/obligation-json.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { newId } from '../../platform/ids.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';

/** One obligation in a list: what is owed, by whom, how long is left, by which rule, and what may be done about it. */
export interface ObligationRowModel {
  readonly id: string;
  readonly title: string;
  readonly entry: string;
  readonly unit: string;
  readonly period: string;
  readonly state: string;
  readonly tone: 'green' | 'amber' | 'red' | 'plain';
  readonly standing: string;
  readonly rule: string;
  readonly citation: string;
  readonly revision: number;
  readonly key: string;
  readonly draftable: boolean;
  /** The act that says there is nothing: the drafter's proposal, or the approver's own; empty where neither may. */
  readonly nothing: '' | 'DECLARE_NOTHING' | 'CONFIRM_NOTHING';
}

@Injectable()
export class ObligationRows {
  constructor(
    private readonly answers: ObligationAnswers,
    readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  entryOf = (id: string): Entry | null => this.ground.entry(id);

  of(row: Shown & { readonly units: readonly string[] }, actor: Actor, locale: Locale): ObligationRowModel {
    const clock = this.answers.speaking(row);
    const needs = (clock?.needs ?? []).map((event) => eventLabel(this.naming.jurisdiction, event, locale));
    const today = dateInShanghai(this.ground.now());
    const { period } = row.about;
    const open = row.state === 'work.expected';
    const mine = row.unit === actor.unit;
    return {
      ...{ id: row.id, title: row.about.title, revision: row.revision, key: newId() },
      entry: this.naming.entry(row.about.entry, locale),
      unit: this.naming.unit(row.unit, locale),
      period: period === undefined ? '' : inLocale(periodWords(period), locale),
      state: translate(locale, `obligations.states.${row.state.slice('work.'.length)}`),
      tone: clock === null || clock.lamp === 'none' ? 'plain' : clock.lamp,
      standing: clock === null ? translate(locale, 'obligations.no-clock') : standingOf(clock, needs, today, locale),
      ...{ rule: clock?.text ?? '', citation: clock?.citation ?? '' },
      draftable: open && actor.roles.includes('drafter') && row.units.includes(actor.unit),
      nothing: open && mine ? nothingFor(actor) : '',
    };
  }
}

function nothingFor({ roles }: Actor): ObligationRowModel['nothing'] {
  if (roles.includes('approver')) return 'CONFIRM_NOTHING';
  return roles.includes('drafter') ? 'DECLARE_NOTHING' : '';
}
