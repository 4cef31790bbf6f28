import type { Pool } from 'pg';
import type { TestApp } from '../../support/app.js';
import { furnish, type House } from '../support/house.js';
import { askers, cookieOf, hire, type Asker } from '../support/people.js';
import { placeIn, type Place } from '../support/places.js';
import { holds } from '../support/who.js';
import type { Target } from './question.js';
import type { Random } from './random.js';

const STATES = [
  'drafting',
  'reviewing',
  'quarantined',
  'countersigning',
  'ready',
  'published',
  'correcting',
  'onRequestOnly',
];
/** Whoever asks these may be signed out, or has another password afterwards: one person is there for that. */
const OF_ONESELF = /(?:api\/v1\/session|workbench\/sign-(?:in|out)|workbench\/password)$/;
const ITSELF = 'housing-bureau.reviewer';

/** A house that is worked on while it is asked: items are made anew from time to time, and who was signed out signs in again. */
export class FuzzHouse {
  private places: Place[] = [];
  private readonly owner: Pool;

  private constructor(
    private readonly app: TestApp,
    readonly house: House,
    private readonly people: readonly Asker[],
  ) {
    this.owner = app.database.ownerPool(1);
  }

  static async of(app: TestApp): Promise<FuzzHouse> {
    await hire(app);
    const house = await furnish(app, await placeIn(app, 'published'));
    const made = new FuzzHouse(app, house, await askers(app));
    await made.refresh();
    return made;
  }

  async refresh(): Promise<void> {
    this.places = [];
    for (const state of STATES) this.places.push(await placeIn(this.app, state));
  }

  /** An item the rule speaks of, as it stands now. */
  async placeFor({ rule }: Target, draw: Random): Promise<Place> {
    const fitting = this.places.filter(({ state }) => rule.states?.includes(state) ?? true);
    const place = draw.one(fitting.length > 0 ? fitting : this.places);
    const now = 'SELECT revision FROM workflow_case WHERE id = $1';
    const { rows } = await this.owner.query<{ revision: number }>(now, [place.id]);
    return { ...place, revision: rows[0]?.revision ?? place.revision };
  }

  /** Mostly somebody who may, so that the question gets as far as it can. */
  askerFor({ route, rule }: Target, place: Place, draw: Random): Asker {
    const others = this.people.filter(({ account }) => account !== ITSELF);
    if (OF_ONESELF.test(route)) return this.people.find(({ account }) => account === ITSELF)!;
    const may = others.filter((asker) => asker.unit !== null && holds(rule.may, asker, place));
    return may.length > 0 && draw.chance(88) ? draw.one(may) : draw.one(others);
  }

  /** Somebody who was signed out, or whose account was closed, by a question that was a right one. */
  async letIn(asker: Asker): Promise<void> {
    await this.owner.query(LET_IN, [asker.account]);
    Object.assign(asker.headers, { cookie: await cookieOf(this.app, asker.account) });
  }
}

/** With the password of the trial accounts, which all have. */
const LET_IN = `UPDATE account SET active = true,
  password_hash = (SELECT password_hash FROM account WHERE id = 'supervision-office.officer') WHERE id = $1`;
