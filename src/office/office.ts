import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { BoardScope } from '../domain/authority/board-scope.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Clock } from '../platform/clock.js';
import { BoardReader, type MatterRow, type Paging, type Tally } from './board/board-reader.js';
import { NO_FILTER, type BoardFilter, type Lights } from './board/matters.js';
import { ForecastReader, type ForecastRow, type Outlook } from './forecast/forecast-reader.js';
import { Paces } from './forecast/paces.js';
import type { PaceOf } from './forecast/estimate.js';
import { PunctualityReader, type MonthOfUnit } from './punctuality/punctuality-reader.js';
import { endAfter, lightsAt, workingDaysAround } from './working-time.js';

/** Days each way that the forecast can count: what has been in a step for longer counts as that long. */
const REACH = 400;
const MONTHS = 12;

export interface BoardNumbers {
  readonly now: Date;
  readonly tallies: readonly Tally[];
  readonly predicted: number;
  readonly punctuality: readonly MonthOfUnit[];
}

/** What the board says, for a scope and a filter. */
@Injectable()
export class Office {
  constructor(
    private readonly reader: BoardReader,
    private readonly forecasts: ForecastReader,
    private readonly paces: Paces,
    private readonly punctual: PunctualityReader,
    private readonly clock: Clock,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  lights = (): Lights => lightsAt(this.jurisdiction.calendar, this.clock.now());

  async board(scope: BoardScope, filter: BoardFilter): Promise<BoardNumbers> {
    const lights = this.lights();
    const [tallies, paceOf, punctuality] = await Promise.all([
      this.reader.tallies(scope, filter, lights),
      this.paces.read(),
      this.punctual.months(scope, { unit: filter.unit, domain: filter.domain, ...this.lastMonths() }),
    ]);
    const predicted = await this.forecasts.count(scope, filter, this.outlook(lights, tallies, paceOf));
    return { now: lights.now, tallies, predicted, punctuality };
  }

  async rows(scope: BoardScope, filter: BoardFilter, paging: Paging): Promise<MatterRow[]> {
    return await this.reader.rows(scope, filter, this.lights(), paging);
  }

  /** Rows predicted to be late, and the paces their arithmetic rests on. */
  async predicted(
    scope: BoardScope,
    filter: BoardFilter,
    paging: Paging,
  ): Promise<{ rows: ForecastRow[]; paceOf: PaceOf }> {
    const lights = this.lights();
    const { unit, kind } = filter;
    const [tallies, paceOf] = await Promise.all([
      this.reader.tallies(scope, { ...NO_FILTER, unit, kind }, lights),
      this.paces.read(),
    ]);
    const rows = await this.forecasts.rows(scope, filter, this.outlook(lights, tallies, paceOf), paging);
    return { rows, paceOf };
  }

  /** The twelve months up to this one. */
  lastMonths(): { from: string; to: string } {
    const to = dateInShanghai(this.clock.now()).slice(0, 7);
    const first = new Date(`${to}-01T00:00:00Z`);
    first.setUTCMonth(first.getUTCMonth() - (MONTHS - 1));
    return { from: first.toISOString().slice(0, 7), to };
  }

  /** Needs of the kinds, states and units that are on the board; what ends after the greatest need cannot be late by it. */
  private outlook(lights: Lights, tallies: readonly Tally[], paceOf: PaceOf): Outlook {
    const { calendar } = this.jurisdiction;
    const places = new Map(
      tallies.map(({ kind, step, unit }) => [`${kind} ${step} ${unit}`, { kind, unit, state: step }]),
    );
    const needs = this.paces.needs([...places.values()], paceOf);
    const most = Math.ceil(Math.max(0, ...needs.map(({ current, rest }) => current + rest)));
    const horizon = endAfter(calendar, lights.now, most);
    return { lights, needs, horizon, days: workingDaysAround(calendar, lights.now, REACH) };
  }
}
