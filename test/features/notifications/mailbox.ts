import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  readonly url: string;
  readonly mails: ParsedMail[];
  /** Addresses the server does not take. */
  readonly refuses: Set<string>;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it is given; opened again at its port, with the mails it had, when it was closed meanwhile. */
export async function openMailbox({ port = 0, mails = [] as ParsedMail[] } = {}): Promise<Mailbox> {
  const refuses = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => {
      callback(refuses.has(address) ? new Error('no such mailbox') : null);
    },
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          callback();
        },
        (error: unknown) => {
          callback(error as Error);
        },
      );
    },
  });
  server.on('error', () => undefined); // a connection whose other end was killed: its message was not taken, and comes again
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuses,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** The addresses a mail went to. */
export const addressesOf = (mail: ParsedMail): string[] =>
  [mail.to ?? []].flat().flatMap((to) => to.value.map(({ address }) => address ?? ''));
