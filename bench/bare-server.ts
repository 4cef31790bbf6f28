import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The measure for pages: Node's own server, one buffer, nothing else. Arguments: the file with the bytes and their media type. */
const [, , file = '', type = ''] = process.argv;
const bytes = readFileSync(file);
const headers = { 'content-type': type, 'content-length': bytes.length };
const server = createServer((_, response) => response.writeHead(200, headers).end(bytes));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`address   http://127.0.0.1:${String((server.address() as AddressInfo).port)}\n`);
});
process.once('SIGINT', () => process.exit(0));
