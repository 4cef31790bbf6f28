import { createTransport, type Transporter } from 'nodemailer';
import { mailOf } from './mail.js';
import type { WrittenMessage } from './message.js';
import type { NoticeTransport } from './notice-transport.js';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Mail by SMTP (SMTP_URL). */
export class SmtpTransport implements NoticeTransport {
  readonly name = 'mail';
  readonly needsEmail = true;
  private readonly transporter: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transporter = createTransport({ url, ...TIMEOUTS });
  }

  async send(message: WrittenMessage): Promise<void> {
    await this.transporter.sendMail(mailOf(this.from, message));
  }

  close(): void {
    this.transporter.close();
  }
}
