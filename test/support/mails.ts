import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

export interface SentMail {
  readonly to: string;
  readonly subject: string;
  /** Subject, text and HTML in one, to search for what no mail may say. */
  readonly whole: string;
}

/** The mails of an application whose DATA_DIR is `folder`: without a mail server they are files. */
export async function mailsIn(folder: string): Promise<SentMail[]> {
  const files = readdirSync(join(folder, 'mail'));
  return await Promise.all(
    files.map(async (file) => {
      const { to, subject, text, html } = await simpleParser(readFileSync(join(folder, 'mail', file)));
      const [first] = [to].flat();
      const whole = [subject, text, html].map(String).join('\n');
      return { to: first?.value[0]?.address ?? '', subject: subject ?? '', whole };
    }),
  );
}
