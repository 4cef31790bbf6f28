import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mailOf } from './mail.js';
import type { WrittenMessage } from './message.js';
import type { NoticeTransport } from './notice-transport.js';

/** Mail as `.eml` files where no SMTP server is set; the file is named after the message, so that a repeat replaces it. */
export class MailFolder implements NoticeTransport {
  readonly name = 'mail';
  readonly needsEmail = true;

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send(message: WrittenMessage): Promise<void> {
    const { createTransport } = require('nodemailer') as typeof import('nodemailer');
    const transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message: bytes } = await transporter.sendMail(mailOf(this.from, message));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${message.id}.eml`);
    await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }

  close(): void {
    // nothing stays open
  }
}
