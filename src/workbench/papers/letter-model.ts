import { dateInShanghai } from '../../domain/calendar/dates.js';
import { concernedParts } from '../../domain/screening/third-party.js';
import type { ItemView } from '../../items/item-view.js';
import { factOf } from '../../engine/case-finds.js';
import type { Naming } from '../naming.js';
import { chineseDay, inFull } from '../orders/print-model.js';
import { fieldName } from '../wording.js';
import type { PaperFind } from './paper-finds.js';
import { paperSource } from './paper-source.js';

/** 征求第三方意见函 with its reply slip (政府信息公开条例 15, 32): which parts are concerned, by name, and nothing of what they hold. */
export function letterModel({ opened }: ItemView, finds: readonly PaperFind[], party: string, naming: Naming) {
  const { row, facts, now } = opened;
  const { title, subject } = paperSource(opened, finds, naming);
  const { marks } = facts;
  const inOrder = (subject.entry?.elements ?? []).map((element) => `element:${element.id}`);
  const targets = [...inOrder, ...facts.targets];
  const parts = concernedParts({ targets, marks, finds: finds.map(factOf) });
  const today = dateInShanghai(now);
  return {
    ...{ id: row.id, title, party, entry: naming.entry(row.entry, 'zh') },
    from: inFull(naming.jurisdiction.name.zh, naming.unit(row.unit, 'zh')),
    parts: parts.map((target) => fieldName(target, subject, 'zh')),
    ...{ year: today.slice(0, 4), signedOn: chineseDay(today) },
  };
}
