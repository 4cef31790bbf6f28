import { Injectable } from '@nestjs/common';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { isOnes, urging } from '../../domain/authority/urging.js';
import type { Opened } from '../../engine/case-door.js';
import type { OpenTask } from '../../engine/case-row.js';
import { Reassigning } from '../../people/tasks/reassigning.js';
import { held } from '../../people/tasks/told.js';
import { UrgeReader, type UrgeRow } from '../../people/tasks/urge-reader.js';
import { formatDateTime } from '../../platform/formats.js';
import { sentenceOf, translate, type Locale } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';
import { Naming } from '../naming.js';
import { whyNot } from '../rights.js';

/** What can be done about a task that waits, and what was: urged, acknowledged, given to someone else. */
export interface CareModel {
  readonly urged: string | null;
  readonly urges: readonly UrgeModel[];
  readonly acknowledge: boolean;
  readonly urge: boolean;
  /** Why it cannot be urged today. */
  readonly urgeNote: string | null;
  readonly reassign: ReassignModel | null;
}

interface UrgeModel {
  readonly id: string;
  readonly line: string;
  readonly text: string;
  readonly message: string | null;
  readonly waits: boolean;
}

interface ReassignModel {
  readonly from: string;
  readonly able: readonly { readonly account: string; readonly person: string }[];
  readonly unable: readonly { readonly person: string; readonly reasons: readonly string[] }[];
}

const SHOWN = 5;

@Injectable()
export class TaskCare {
  constructor(
    private readonly reassigning: Reassigning,
    private readonly urges: UrgeReader,
    private readonly naming: Naming,
  ) {}

  /** By the id of the task. */
  async of(visit: Visit, opened: Opened): Promise<ReadonlyMap<string, CareModel>> {
    const { row } = opened;
    const urges = row.tasks.some(({ urged }) => urged > 0) ? await this.urges.of(row.id, null, 50) : [];
    const models = row.tasks.map(async (task) => [task.id, await this.one(visit, opened, task, urges)] as const);
    return new Map(await Promise.all(models));
  }

  private async one({ locale }: Visit, opened: Opened, task: OpenTask, urges: readonly UrgeRow[]): Promise<CareModel> {
    const mine = isOnes(opened.definition, opened.actor, held(task), opened.facts);
    return {
      urged: task.urged === 0 ? null : translate(locale, 'people.urged', { count: task.urged }),
      urges: urges
        .filter((one) => one.task === task.id)
        .slice(0, SHOWN)
        .map((one) => urgeModel(one, locale)),
      acknowledge: mine && task.urge_waits,
      ...this.urgeable(opened, task, locale),
      reassign: await this.reassignable(opened, task, locale),
    };
  }

  private urgeable(opened: Opened, task: OpenTask, locale: Locale): Pick<CareModel, 'urge' | 'urgeNote'> {
    const { definition, actor, facts, now } = opened;
    const { jurisdiction } = this.naming;
    if (whyNot(opened, actor, 'URGE', jurisdiction).length > 0) return { urge: false, urgeNote: null };
    const today = dateInShanghai(now.toISOString());
    const may = urging(definition, actor, held(task), facts, { today, calendar: jurisdiction.calendar });
    if ('as' in may) return { urge: true, urgeNote: null };
    const again = may.refusals.find(({ kind }) => kind === 'state');
    return { urge: false, urgeNote: again === undefined ? null : sentenceOf(again, locale) };
  }

  private async reassignable(opened: Opened, task: OpenTask, locale: Locale): Promise<ReassignModel | null> {
    const { actor, facts } = opened;
    const within = actor.unit === task.unit || actor.unit === facts.seats.office;
    if (!within || whyNot(opened, actor, 'REASSIGN', this.naming.jurisdiction).length > 0) return null;
    const people = await this.reassigning.candidates(opened, task.id);
    return {
      from: task.claimed_by ?? '',
      able: people.filter(({ refusals }) => refusals.length === 0),
      unable: people
        .filter(({ refusals }) => refusals.length > 0)
        .map(({ person, refusals }) => ({ person, reasons: refusals.map((one) => sentenceOf(one, locale)) })),
    };
  }
}

function urgeModel(row: UrgeRow, locale: Locale): UrgeModel {
  const { id, person, key_at, message, acknowledged_person, acknowledged_at } = row;
  const when = (at: string) => formatDateTime(locale, at);
  const line = translate(locale, 'people.urge.line', { person, when: when(key_at) });
  const answer =
    acknowledged_at === null
      ? translate(locale, 'people.urge.waits')
      : translate(locale, 'people.urge.acknowledged', {
          ...{ person: acknowledged_person ?? '', when: when(acknowledged_at.toISOString()) },
        });
  return { id, message, line, text: `${line} ${answer}`, waits: acknowledged_at === null };
}
