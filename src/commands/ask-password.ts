import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandRefused } from './run-command.js';

/** The password from the standard input, or asked for at the terminal without echo; never from the command line. */
export async function askPassword(fromInput: boolean): Promise<string> {
  if (fromInput) return (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!process.stdin.isTTY)
    throw new CommandRefused('there is no terminal to ask for the password: use --password-stdin');
  const first = await askSilently('password: ');
  if (first !== (await askSilently('once more: ')))
    throw new CommandRefused('the two passwords differ: nothing was created');
  return first;
}

async function askSilently(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
