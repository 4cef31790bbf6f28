import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars, { type HelperOptions } from 'handlebars';
import { translate, type Locale } from '../platform/i18n.js';
import { projectRoot } from '../platform/project-root.js';
import type { CaseMessage, DigestMessage, Message, WrittenMessage } from './message.js';

type Template = ReturnType<typeof Handlebars.compile>;
type Written = 'subject' | 'text' | 'html';

/** `templates/mail/<name>.{subject,text,html}.hbs`: compiled once, strict; subject and text unescaped, HTML escaped. */
@Injectable()
export class MailTemplates {
  private readonly handlebars = Handlebars.create();
  private readonly notice: Record<Written, Template>;
  private readonly digest: Record<Written, Template>;

  constructor() {
    this.handlebars.registerHelper('t', (key: string, options: HelperOptions) =>
      translate((options.data as { locale: Locale }).locale, key, options.hash as Record<string, unknown>),
    );
    this.notice = this.compiled('notice');
    this.digest = this.compiled('digest');
  }

  write(message: CaseMessage): WrittenMessage {
    const { entry, unit, step, reference, url, what, lead, due, missed } = message;
    return this.filled(this.notice, message, { entry, unit, step, reference, url, what, lead, due, missed });
  }

  writeDigest(message: DigestMessage): WrittenMessage {
    const { locale } = message.recipient;
    const groups = message.groups.map(({ name, count, items }) => ({
      ...{ name, count, items },
      title: translate(locale, 'notices.digest.count', { name: translate(locale, `notices.digest.${name}`), count }),
      more: count > items.length ? count - items.length : null,
    }));
    const countOf = (wanted: string) => groups.find(({ name }) => name === wanted)?.count ?? 0;
    const subject = { today: countOf('today'), soon: countOf('soon'), overdue: countOf('overdue') };
    const { day, url } = message;
    return this.filled(this.digest, message, { ...subject, day, url, groups: groups.filter(({ count }) => count > 0) });
  }

  private filled(templates: Record<Written, Template>, message: Message, more: object): WrittenMessage {
    const { id, notice, recipient, entry, unit, step, reference, url } = message;
    const { locale, person } = recipient;
    const model = { person, lang: locale === 'zh' ? 'zh-CN' : locale, ...more };
    const filled = (kind: Written): string => templates[kind](model, { data: { locale } });
    return {
      ...{ id, notice, recipient, entry, unit, step, reference, url },
      subject: filled('subject').replace(/\s+/g, ' ').trim(),
      text: filled('text'),
      html: filled('html'),
    };
  }

  private compiled(name: string): Record<Written, Template> {
    return {
      subject: this.compile(`${name}.subject`, true),
      text: this.compile(`${name}.text`, true),
      html: this.compile(`${name}.html`, false),
    };
  }

  private compile(name: string, noEscape: boolean): Template {
    const source = readFileSync(join(projectRoot(), 'templates', 'mail', `${name}.hbs`), 'utf8');
    return this.handlebars.compile(source, {
      strict: true,
      noEscape,
      knownHelpersOnly: true,
      knownHelpers: { t: true },
    });
  }
}
