import { Injectable } from '@nestjs/common';
import { FindDecisions } from '../../confidentiality/find-decisions.js';
import type { ItemView } from '../../items/item-view.js';
import { ItemTrail } from '../../items/item-trail.js';
import type { Visit } from '../desk.js';
import { creditPanel } from '../credit/credit-panel.js';
import { Naming } from '../naming.js';
import { whyNot } from '../rights.js';
import { last } from '../typed.js';
import { DeliveriesPanel } from './deliveries-panel.js';
import { diagramOf } from './diagram.js';
import { findModels } from './finds-model.js';
import { scanModel } from './scan-model.js';
import type { Told } from './refused.js';
import { markRows } from './marks.js';
import { fileOf, Preview } from './preview.js';
import type { Tab } from './tabs.js';
import { versionsModel } from './versions-model.js';

/** The middle of an item's page, by tab. */
@Injectable()
export class Panels {
  constructor(
    private readonly preview: Preview,
    private readonly trail: ItemTrail,
    private readonly deliveries: DeliveriesPanel,
    private readonly naming: Naming,
    private readonly decisions: FindDecisions,
  ) {}

  async of(tab: Tab, visit: Visit, view: ItemView, refused: Told | null): Promise<object> {
    switch (tab) {
      case 'text':
        return this.text(visit, view, refused);
      case 'attachments':
        return this.attachments(visit, view, refused);
      case 'credit-records':
        return this.credit(visit, view, refused);
      case 'comments':
        return this.comments(visit, view, refused);
      case 'trail':
        return await this.lines(visit, view);
      case 'diagram':
        return { svg: await diagramOf(view, visit.locale) };
      case 'deliveries':
        return await this.deliveries.of(visit, view, refused);
      case 'versions':
        return versionsModel(view, visit.request.query, this.naming, visit.locale);
    }
  }

  /** The page as the public will see it, and the marks that make it so. */
  text({ actor, locale }: Visit, view: ItemView, refused: Told | null) {
    const { opened } = view;
    const { jurisdiction } = this.naming;
    const tried = refused?.action === 'MARK' ? refused : null;
    const deciding = refused?.action === 'DECIDE' ? { typed: refused.typed, errors: refused.errors.byField } : null;
    const finds = findModels(this.decisions.of(opened), opened, deciding, this.naming, locale);
    const marking = whyNot(opened, actor, 'MARK', jurisdiction).length === 0;
    return {
      document: this.preview.of(view, locale),
      copy: actor.roles.includes('drafter')
        ? `/workbench/items/new?entry=${opened.row.entry}&from=${opened.row.id}`
        : null,
      editable: whyNot(opened, actor, 'EDIT', jurisdiction).length === 0,
      marking,
      /** The finds stand beside the page where somebody decides them, and under it where they are only read. */
      ...{ finds, beside: marking && finds.length > 0 },
      undecided: finds.filter(({ open }) => open).length,
      marks:
        marking || opened.row.marks.length > 0
          ? markRows(opened, tried?.typed ?? null, tried?.errors.byField ?? new Map(), this.naming, locale)
          : [],
      missing: opened.facts.missing.length + opened.facts.invalid.length + opened.facts.exchangeFaults.length,
      papers: papersOf(opened),
    };
  }

  private attachments({ actor, locale }: Visit, { opened }: ItemView, refused: Told | null) {
    const tried = refused?.action === 'ATTACH' ? refused : null;
    return {
      files: opened.row.attachments.map((file) => ({
        ...{ ...file, url: fileOf(opened.row.id, file.id) },
        scan: scanModel(opened.row, file.id, locale),
      })),
      editable: whyNot(opened, actor, 'EDIT', this.naming.jurisdiction).length === 0,
      title: tried === null ? '' : last(tried.typed, 'title'),
      error: tried?.errors.byField.get('file') ?? null,
    };
  }

  private credit({ locale }: Visit, { opened }: ItemView, refused: Told | null) {
    const tried = refused?.action === 'IMPORT' ? refused : null;
    return { ...creditPanel(opened, this.naming, locale), error: tried?.errors.byField.get('file') ?? null };
  }

  private comments({ actor }: Visit, { opened, extras }: ItemView, refused: Told | null) {
    return {
      comments: extras.comments,
      allowed: whyNot(opened, actor, 'COMMENT', this.naming.jurisdiction).length === 0,
      text: refused?.action === 'COMMENT' ? last(refused.typed, 'text') : '',
      error: refused?.action === 'COMMENT' ? (refused.errors.byField.get('text') ?? null) : null,
    };
  }

  private async lines({ locale, request }: Visit, { opened }: ItemView) {
    const after = Number((request.query as { after?: string }).after ?? 0);
    const { lines, next } = await this.trail.page(opened.row.id, locale, Number.isSafeInteger(after) ? after : 0);
    return { lines, next: next === null ? null : `?after=${next}` };
  }
}

/** What can be printed: the form of the review once there is one, and while it lasts the letter to a third party. */
function papersOf({ row }: ItemView['opened']): { letter: boolean; party: string } | null {
  const reviewing = row.state.startsWith('work.confidentialityReview');
  if (!reviewing && row.marks.length === 0) return null;
  return { letter: reviewing, party: row.memory.consultation?.party ?? '' };
}
