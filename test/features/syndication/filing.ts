import type { CreditRecord } from '../../../src/domain/exchange/dual-publicity/table.js';
import { readTable } from '../../../src/reading/reader/read-table.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import type { TestApp } from '../../support/app.js';
import { drafted, must } from '../../support/way.js';

export const CHANNEL = 'dual-publicity-system-hlj';
export const [DRAFTER, PUBLISHER, OFFICER] = [
  'land-bureau.drafter',
  'land-bureau.publisher',
  'office.officer',
] as const;

/** A published item with these records: owed to the reporting system, where a person files it. */
export async function publishedWith(app: TestApp, ...records: CreditRecord[]): Promise<string> {
  const id = await drafted(app);
  await put(app, id, records);
  const penal = records.some(({ kind }) => kind === 'penalty');
  if (penal) await must(app, id, DRAFTER, 'GRADE', { grade: 'general' });
  await toPublication(app, id);
  return id;
}

/** The item's correction with other records, published as its next version. */
export async function correctedWith(app: TestApp, id: string, ...records: CreditRecord[]): Promise<void> {
  await must(app, id, DRAFTER, 'CORRECT', { reason: '记录有误', kind: 'correction' });
  await put(app, id, records);
  await toPublication(app, id);
}

async function put(app: TestApp, id: string, records: readonly CreditRecord[]): Promise<void> {
  const answer = await (await app.as(DRAFTER)).send('put', `/api/v1/items/${id}/credit-records`, { records });
  if (answer.status !== 200) throw new Error(answer.text);
}

async function toPublication(app: TestApp, id: string): Promise<void> {
  await must(app, id, DRAFTER, 'SUBMIT');
  await (await app.as('land-bureau.reviewer')).markAll(id);
  await must(app, id, 'land-bureau.reviewer', 'CLEAR');
  await must(app, id, 'land-bureau.approver', 'APPROVE');
  await must(app, id, PUBLISHER, 'PUBLISH', {});
  await app.drain();
}

export const make = async (app: TestApp, account: string = PUBLISHER, wish: object = {}) =>
  await (await app.as(account)).send('post', `/api/v1/channels/${CHANNEL}/batches`, wish);

export const receive = async (app: TestApp, id: string, said: object, account: string = PUBLISHER) =>
  await (await app.as(account)).send('post', `/api/v1/batches/${id}/receipt`, said);

export async function download(app: TestApp, id: string, file: string, account: string = PUBLISHER): Promise<Buffer> {
  const answer = await (
    await app.as(account)
  )
    .get(`/api/v1/batches/${id}/${file}`)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  if (answer.status !== 200 || answer.headers['cache-control'] !== 'no-store')
    throw new Error(`${String(answer.status)} ${JSON.stringify(answer.headers)}`);
  return answer.body as Buffer;
}

/** The records of a filed workbook, as the house's own reader reads them back: column → text. */
export async function recordsIn(
  app: TestApp,
  id: string,
  kind: CreditRecord['kind'] = 'licence',
): Promise<Record<string, string>[]> {
  const table = readTable(await download(app, id, `${kind}.xlsx`));
  if (!('sheets' in table)) throw new Error(table.cause);
  const { fields } = tongjiang.dualPublicity![kind];
  const [sheet] = table.sheets;
  return sheet!.rows
    .slice(2)
    .map(({ cells }) => Object.fromEntries(cells.map(([at, text]) => [fields[at]!.name, text])));
}

export async function deliveryOf(app: TestApp, item: string) {
  const { rows } = await app.pool.query<{
    id: string;
    status: string;
    operation: string;
    batch: string | null;
    receipt: { receiptId: string } | null;
    last_error: string | null;
  }>(
    `SELECT id, status, operation, batch, receipt, last_error FROM delivery WHERE case_id = $1 AND channel = $2 ORDER BY sequence DESC`,
    [item, CHANNEL],
  );
  return rows;
}

export async function actsOf(app: TestApp, subject: string): Promise<string[]> {
  const { rows } = await app.pool.query<{ action: string }>(
    'SELECT action FROM audit_entry WHERE subject = $1 ORDER BY seq',
    [subject],
  );
  return rows.map(({ action }) => action);
}
