import type { Transporter } from 'nodemailer';
import { mailOf } from './mail.js';
import type { WrittenMessage } from './message.js';
import type { NoticeTransport } from './notice-transport.js';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Mail by SMTP (SMTP_URL). */
export class SmtpTransport implements NoticeTransport {
  readonly name = 'mail';
  readonly needsEmail = true;
  private made: Transporter | undefined;

  constructor(
    private readonly url: string,
    private readonly from: string,
  ) {}

  async send(message: WrittenMessage): Promise<void> {
    await this.transporter.sendMail(mailOf(this.from, message));
  }

  close(): void {
    this.made?.close();
  }

  private get transporter(): Transporter {
    const { createTransport } = require('nodemailer') as typeof import('nodemailer');
    return (this.made ??= createTransport({ url: this.url, ...TIMEOUTS }));
  }
}
