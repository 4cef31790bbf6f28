import { Inject, Injectable } from '@nestjs/common';
import { timeline } from '../audit/timeline.js';
import { TrailReader } from '../audit/trail-reader.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction, Text } from '../domain/catalogue/jurisdiction.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { ANSWER_RULE } from '../domain/supervision/clock.js';
import { rungName } from '../notifications/words.js';
import { Clock } from '../platform/clock.js';
import { inLocale, type Locale } from '../platform/i18n.js';

/** An item's trail with the names of its jurisdiction: as JSON for the API, as sentences for the page. */
@Injectable()
export class ItemTrail {
  constructor(
    private readonly reader: TrailReader,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** One page of up to 200 entries, oldest first, each with its sentence; `next` goes on. */
  async page(caseId: string, locale: Locale, after = 0) {
    const { entries, next } = await this.reader.of(caseId, after);
    const lines = timeline(entries, this.names(locale), locale, this.clock.now());
    return { entries, lines, next };
  }

  /** The law behind a deadline: of the catalogue, of higher rank, or of an order. */
  private citation(id: string): string | undefined {
    if (id === ANSWER_RULE.id) return ANSWER_RULE.citation;
    const { deadlineRules, overrides } = this.jurisdiction;
    const [rule = id] = id.split('/'); // a step of a rule, as the verification before publication
    return (deadlineRules.get(rule) ?? overrides.get(rule))?.basis;
  }

  /** A unit is called what it was called on that day (国土局 → 自然资源局). */
  private names(locale: Locale) {
    return {
      unit: (id: string, at: Date): string => {
        const unit = this.jurisdiction.units.get(id);
        const day = dateInShanghai(at);
        const then = unit?.names.find(({ from = '', to = '9999' }) => from <= day && day <= to)?.zh;
        return locale === 'zh' ? (then ?? unit?.name.zh ?? id) : (unit?.name.en ?? id);
      },
      ground: (id: string): string => named(this.jurisdiction.grounds.get(id), id, locale),
      channel: (id: string): string => named(this.jurisdiction.channels.get(id), id, locale),
      rule: (id: string): string => this.citation(id) ?? id,
      rung: (id: string): string => rungName(this.jurisdiction.escalation, id, locale),
    };
  }
}

const named = (known: { readonly name: Text } | undefined, id: string, locale: Locale): string =>
  known === undefined ? id : inLocale(known.name, locale);
