import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { inLocale, isTranslated, translate } from '../platform/i18n.js';
import { Addresses } from '../worker/addresses.js';
import { MailTemplates } from './mail-templates.js';
import type { WrittenMessage } from './message.js';
import type { ClaimedMessage } from './message-store.js';

/** Puts a message into words: names from the jurisdiction, the step from the workflow, in the person's language. */
@Injectable()
export class Writer {
  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Pick<Jurisdiction, 'entries' | 'units'>,
    @Inject(Addresses) private readonly addresses: Pick<Addresses, 'item'>,
    private readonly templates: MailTemplates,
  ) {}

  write(claimed: ClaimedMessage): WrittenMessage {
    const { account, person, email, locale } = claimed;
    const entry = this.jurisdiction.entries.get(claimed.entry)?.name;
    const unit = this.jurisdiction.units.get(claimed.unit)?.name;
    return this.templates.write({
      id: `${claimed.of}.${account.replace(/[^\w.-]/g, '_')}`,
      notice: claimed.notice,
      recipient: { account, person, email, locale },
      entry: entry === undefined ? claimed.entry : inLocale(entry, locale),
      unit: unit === undefined ? claimed.unit : inLocale(unit, locale),
      step: stepOf(claimed),
      reference: claimed.number ?? claimed.caseId.slice(-8),
      url: this.addresses.item(claimed.caseId),
    });
  }
}

/** Steps beside the machine have their words in mail.yaml. */
function stepOf({ stepId, step, locale }: ClaimedMessage): string | null {
  const beside = `mail.steps.${stepId ?? ''}`;
  if (isTranslated(locale, beside)) return translate(locale, beside);
  return step === null ? null : inLocale(step, locale);
}
