import { createPublicKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Sequencer } from '../../../src/audit/sequencer.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { RealProcess } from '../../support/process.js';
import { aCase, addEntry, behindTheBack, signingPair } from '../../support/trail.js';

describe('npm run audit:verify', () => {
  const clock = new SystemClock();
  const { key } = signingPair();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-verify-'));
  let database: FreshDatabase;
  let app: Pool;
  let item: { id: string; entries: string[] };

  const pkcs8 = (signer: KeyObject): string => signer.export({ format: 'pem', type: 'pkcs8' }).toString();

  async function run(
    args: readonly string[] = [],
    signer: KeyObject = key,
  ): Promise<{ code: number | null; said: string }> {
    const env = {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      AUDIT_SIGNING_KEY: pkcs8(signer),
      DATA_DIR: folder,
    };
    const command = await RealProcess.start('commands/audit-verify.js', env, { args });
    return { code: await command.exited, said: command.output };
  }

  beforeEach(async () => {
    database = await freshDatabase();
    app = database.pool();
    item = await aCase(app, [{ action: 'CREATE' }, { action: 'SUBMIT' }], clock);
    await new Sequencer(app, clock, key).seal();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('says that all is well, what it looked at and how long it took', async () => {
    const { code, said } = await run();
    expect(said).toMatch(/审计轨迹完整，没有发现问题。\n共 2 条记录、1 条链；已封存 2 条.*\n用时 \d+\.\d 秒。/);
    expect(code).toBe(0);
  });

  it('names the first entry that does not fit and why, and fails', async () => {
    await behindTheBack(database.ownerPool(), `UPDATE audit_entry SET actor = 'nobody' WHERE id = $1`, [
      item.entries[1],
    ]);
    const { code, said } = await run(['--lang', 'en']);
    expect(said).toContain(`The first:\nEntry ${item.entries[1]!} (number 2 of ${item.id}, SUBMIT,`);
    expect(said).toContain('was altered: it does not fit its hash.');
    expect(code).toBe(1);
  });

  it('writes the head to be kept elsewhere, and finds by it a log that was cut back since', async () => {
    const file = join(folder, 'head.json');
    await addEntry(app, item.id, { action: 'RETURN' }, clock);
    await new Sequencer(app, clock, key).seal();
    expect(await run(['--export-head', file])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ log: 'gongkai-audit', size: 3 });
    expect(await run(['--head', file])).toMatchObject({ code: 0 });
    const owner = database.ownerPool();
    await behindTheBack(owner, 'DELETE FROM audit_head WHERE size = 3');
    await behindTheBack(owner, 'DELETE FROM audit_leaf WHERE position = 2');
    await behindTheBack(owner, 'DELETE FROM audit_entry WHERE seq = 3');
    await behindTheBack(
      owner,
      'UPDATE workflow_case SET audit_seq = 2, audit_hash = (SELECT hash FROM audit_entry WHERE seq = 2)',
    );
    expect(await run()).toMatchObject({ code: 0 });
    const against = await run(['--head', file]);
    expect(against.said).toContain('记有 3 条封存记录，现在只有 2 条：日志被截短。');
    expect(against.code).toBe(1);
  });

  it('believes the public key of a file kept elsewhere rather than the key of this machine', async () => {
    const file = join(folder, 'public.pem');
    writeFileSync(file, createPublicKey(key).export({ format: 'pem', type: 'spki' }));
    const stranger = signingPair().key;
    expect(await run([], stranger)).toMatchObject({ code: 1 });
    expect(await run(['--public-key', file], stranger)).toMatchObject({ code: 0 });
  });

  it('exports no head of a trail that does not fit', async () => {
    const file = join(folder, 'doubtful.json');
    await behindTheBack(database.ownerPool(), `UPDATE audit_entry SET actor = 'nobody'`);
    expect(await run(['--export-head', file])).toMatchObject({ code: 1 });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it.each([
    ['a file that is no head', ['--head', join(__dirname, '../../../package.json')], 'is not a head of the trail'],
    ['a file without a public key', ['--public-key', join(__dirname, '../../../package.json')], 'holds no public key'],
    ['an unknown option', ['--fast'], 'usage: npm run audit:verify'],
  ])('refuses %s in a sentence, without a stack', async (_, args, sentence) => {
    const { code, said } = await run(args);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});
