import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { formatDate, formatDateTime } from '../platform/formats.js';
import { inLocale, isTranslated, translate } from '../platform/i18n.js';
import { Addresses } from '../worker/addresses.js';
import type { DigestGroups } from './digest-job.js';
import { MailTemplates } from './mail-templates.js';
import type { WrittenMessage } from './message.js';
import type { ClaimedMessage } from './message-store.js';
import { noticeWords, rungName } from './words.js';

/** Puts a message into words: names from the jurisdiction, the step from the workflow, in the person's language. */
@Injectable()
export class Writer {
  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'entries' | 'units' | 'escalation'>,
    @Inject(Addresses) private readonly addresses: Pick<Addresses, 'work' | 'inbox'>,
    private readonly templates: MailTemplates,
  ) {}

  write(claimed: ClaimedMessage): WrittenMessage {
    const { account, person, email, locale, notice, rung, due, missed } = claimed;
    if (claimed.digest !== null) return this.digest(claimed, claimed.digest);
    if (claimed.caseId === null) throw new Error(`message ${claimed.id} is about no case`);
    const { escalation } = this.jurisdiction;
    const entry = this.jurisdiction.entries.get(claimed.entry)?.name;
    const unit = this.jurisdiction.units.get(claimed.unit)?.name;
    const rungs = (missed ?? []).map((each) => rungName(escalation, each, locale));
    return this.templates.write({
      ...{ id: idOf(claimed), notice, recipient: { account, person, email, locale } },
      ...noticeWords({ notice, rung }, escalation, locale),
      entry: entry === undefined ? claimed.entry : inLocale(entry, locale),
      unit: unit === undefined ? claimed.unit : inLocale(unit, locale),
      step: stepOf(claimed),
      reference: referenceOf(claimed.number, claimed.caseId),
      url: this.addresses.work(claimed.kind, claimed.caseId),
      due: due === null ? null : due.length === 10 ? formatDate(locale, due) : formatDateTime(locale, due),
      missed: rungs.length === 0 ? null : rungs.join(translate(locale, 'notices.comma')),
    });
  }

  private digest(claimed: ClaimedMessage, { day, groups }: DigestGroups): WrittenMessage {
    const { account, person, email, locale, notice } = claimed;
    return this.templates.writeDigest({
      ...{ id: idOf(claimed), notice, recipient: { account, person, email, locale } },
      ...{ entry: null, unit: null, step: null, reference: null, url: this.addresses.inbox() },
      day: formatDate(locale, day),
      groups: groups.map(({ name, count, items }) => ({
        ...{ name, count },
        items: items.map(({ id, kind, number }) => ({
          ...{ reference: referenceOf(number, id), url: this.addresses.work(kind, id) },
        })),
      })),
    });
  }
}

const idOf = ({ of, account }: ClaimedMessage): string => `${of}.${account.replace(/[^\w.-]/g, '_')}`;

const referenceOf = (number: string | null, id: string): string => number ?? id.slice(-8);

/** Steps beside the machine have their words in mail.yaml. */
function stepOf({ stepId, step, locale }: ClaimedMessage): string | null {
  const beside = `mail.steps.${stepId ?? ''}`;
  if (isTranslated(locale, beside)) return translate(locale, beside);
  return step === null ? null : inLocale(step, locale);
}
