import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import type { Clock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { Exporting } from './exporting.js';
import { fingerprintOf } from './fingerprint.js';
import { Links } from './links.js';
import { alone } from './lock.js';
import { identityOf, type ExportOrder } from './order.js';
import { planOf, type Plan } from './plan.js';
import type { Release, Releases } from './releases.js';
import { Rewriter } from './rewriter.js';
import { takeSnapshot, type Snapshot } from './snapshot.js';
import type { InnerWindow } from './window.js';
import { dataWork, type Work } from './work.js';

export interface Means {
  readonly settings: Settings;
  readonly source: DataSource;
  readonly clock: Clock;
  readonly releases: Releases;
  /** Opened with the address of the order's identity. */
  readonly window: InnerWindow;
}

export interface Exported {
  /** null: nothing had changed, and no release was made. */
  readonly release: string | null;
  readonly whole: boolean;
  readonly rendered: number;
  readonly kept: number;
  readonly removed: number;
  readonly seconds: number;
}

/** Releases that are kept to go back to. */
const KEPT_RELEASES = 3;

/** Makes the next release of the export and shows it; null: another export of that folder is running. */
export async function exportPortal(order: ExportOrder, means: Means): Promise<Exported | null> {
  const since = performance.now();
  return await alone(poolOf(means.source), order.folder, async (stillAlone) => {
    return await new PortalExport(order, means, stillAlone).run(since);
  });
}

class PortalExport {
  constructor(
    private readonly order: ExportOrder,
    private readonly means: Means,
    private readonly stillAlone: () => Promise<void>,
  ) {}

  async run(since: number): Promise<Exported> {
    this.means.window.refresh();
    const snapshot = await takeSnapshot(poolOf(this.means.source));
    const plan = this.plan(snapshot);
    const fingerprint = fingerprintOf(this.order, this.means.settings.jurisdiction);
    const before = await this.means.releases.current();
    const last = !this.order.full && before?.manifest.fingerprint === fingerprint ? before : null;
    const { same, other, removed } = difference(plan, last);
    const told = { whole: last === null, removed: removed.length, seconds: 0 };
    if (last !== null && other.length === 0 && removed.length === 0)
      return { ...told, release: null, rendered: 0, kept: same.length, seconds: secondsSince(since) };
    const draft = await this.means.releases.begin(snapshot.position);
    const links = new Links(this.order, identityOf(this.order), plan);
    const filling = new Exporting(this.means.window, new Rewriter(this.order, links), links, draft);
    const missing = last === null ? [] : await filling.keep(last, same);
    await filling.render([...other, ...missing]);
    await filling.renderAssets();
    await this.stillAlone();
    const { position } = snapshot;
    const made = this.means.clock.now().toISOString();
    await this.means.releases.show(draft, { format: 1, position, fingerprint, made, files: filling.files });
    await this.means.releases.prune(withdraws(plan, before) ? 1 : KEPT_RELEASES);
    return {
      ...told,
      release: draft.name,
      rendered: filling.rendered,
      kept: filling.kept,
      seconds: secondsSince(since),
    };
  }

  private plan(snapshot: Snapshot): Plan {
    const machines = identityOf(this.order).kind !== 'unknown';
    return planOf(snapshot, this.means.window.jurisdiction, dateInShanghai(this.means.clock.now()), machines);
  }
}

/** What the last release has as it is to be, what it has otherwise or not at all, and what it has and is to have no longer. */
function difference({ works }: Plan, last: Release | null) {
  const files = last?.manifest.files ?? {};
  const isSame = (work: Work): boolean => files[work.place]?.stamp === work.stamp;
  const all = [...works.values()];
  const assets = Object.keys(files).filter((place) => place.startsWith('assets/'));
  return {
    same: [...all.filter(isSame), ...assets.map((place) => dataWork(`/${place}`, place, 'asset', 'asset'))],
    other: all.filter((work) => !isSame(work)),
    removed: Object.keys(files).filter((place) => !works.has(place) && !place.startsWith('assets/')),
  };
}

/** What was taken from the public since must not lie in a release that somebody may go back to. */
const withdraws = ({ works }: Plan, before: Release | null): boolean =>
  [...works.values()].some(
    ({ kind, place, stamp }) => kind === 'gone' && before?.manifest.files[place]?.stamp !== stamp,
  );

const secondsSince = (since: number): number => Math.round((performance.now() - since) / 10) / 100;
