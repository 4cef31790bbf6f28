import type { SendMailOptions } from 'nodemailer';
import type { WrittenMessage } from './message.js';

/** A mail with text and HTML; the Message-ID follows from the message, so that a mail sent twice is recognised as one (RFC 5322, 3.6.4). */
export function mailOf(from: string, message: WrittenMessage): SendMailOptions {
  const { recipient, subject, text, html, id } = message;
  if (recipient.email === null) throw new Error(`${recipient.account} has no mail address any more`);
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    to: { name: recipient.person, address: recipient.email },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
