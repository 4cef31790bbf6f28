import { createHash } from 'node:crypto';
import { atOnce } from './at-once.js';
import type { Links } from './links.js';
import type { Manifest } from './manifest.js';
import { ExportProblem } from './order.js';
import type { Place } from './places.js';
import type { Draft } from './draft.js';
import type { Release } from './releases.js';
import type { Rewriter } from './rewriter.js';
import type { InnerWindow } from './window.js';
import { dataWork, type Work } from './work.js';

const RENDERED_AT_ONCE = 8;
const LINKED_AT_ONCE = 16;
/** What is gone is told with 410; what went while it was exported, with 404: the next run sees to it. */
const KEPT = new Set([200, 404, 410]);

/** Fills one release: with what the last one has already, and with what the window answers. */
export class Exporting {
  readonly files: Record<Place, Manifest['files'][string]> = {};
  rendered = 0;
  kept = 0;

  constructor(
    private readonly window: InnerWindow,
    private readonly rewriter: Rewriter,
    private readonly links: Links,
    private readonly draft: Draft,
  ) {}

  /** Answers what turned out to be missing there. */
  async keep(last: Release, works: readonly Work[]): Promise<readonly Work[]> {
    const missing: Work[] = [];
    await atOnce(LINKED_AT_ONCE, works, async (work) => {
      const file = last.manifest.files[work.place];
      if (file === undefined || !(await this.draft.keep(last.name, work.place))) missing.push(work);
      else {
        this.files[work.place] = file;
        this.kept += 1;
      }
    });
    return missing;
  }

  async render(works: readonly Work[]): Promise<void> {
    await atOnce(RENDERED_AT_ONCE, works, async (work) => {
      await this.renderOne(work);
    });
  }

  /** Style sheets, scripts and fonts that a page or a style sheet named. */
  async renderAssets(): Promise<void> {
    for (;;) {
      const named = [...this.links.assets].filter((place) => this.files[place] === undefined);
      if (named.length === 0) return;
      await this.render(named.map((place) => dataWork(`/${place}`, place, 'asset', 'asset')));
    }
  }

  private async renderOne(work: Work): Promise<void> {
    const answer = await this.window.ask(work);
    if (!KEPT.has(answer.status) || (work.kind === 'asset' && answer.status !== 200))
      throw unexpected(work, answer.status);
    if (answer.status !== 200 && (work.kind === 'data' || work.kind === 'file')) return;
    const content = this.rewriter.kept(work, answer);
    await this.draft.write(work.place, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.files[work.place] = { stamp: work.stamp, sha256 };
    this.rendered += 1;
  }
}

const unexpected = ({ url }: Work, status: number): ExportProblem =>
  new ExportProblem(`the window answered ${status} for ${url}: nothing was switched, the last release stays`);
