import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars, { type HelperOptions } from 'handlebars';
import { isTranslated, translate, type Locale } from '../platform/i18n.js';
import { projectRoot } from '../platform/project-root.js';
import type { Message, WrittenMessage } from './message.js';

type Template = ReturnType<typeof Handlebars.compile>;

/** `templates/mail/notice.{subject,text,html}.hbs`: compiled once, strict; subject and text unescaped, HTML escaped. */
@Injectable()
export class MailTemplates {
  private readonly handlebars = Handlebars.create();
  private readonly subject: Template;
  private readonly text: Template;
  private readonly html: Template;

  constructor() {
    this.handlebars.registerHelper('t', (key: string, options: HelperOptions) =>
      translate((options.data as { locale: Locale }).locale, key, options.hash as Record<string, unknown>),
    );
    this.subject = this.compile('notice.subject', true);
    this.text = this.compile('notice.text', true);
    this.html = this.compile('notice.html', false);
  }

  write(message: Message): WrittenMessage {
    const { locale } = message.recipient;
    const kind = isTranslated(locale, `mail.notices.${message.notice}.subject`) ? message.notice : 'other';
    const model = {
      person: message.recipient.person,
      lang: locale === 'zh' ? 'zh-CN' : locale,
      what: translate(locale, `mail.notices.${kind}.subject`),
      lead: translate(locale, `mail.notices.${kind}.lead`),
      entry: message.entry,
      unit: message.unit,
      step: message.step,
      reference: message.reference,
      url: message.url,
    };
    const filled = (template: Template): string => template(model, { data: { locale } });
    return {
      ...message,
      subject: filled(this.subject).replace(/\s+/g, ' ').trim(),
      text: filled(this.text),
      html: filled(this.html),
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
