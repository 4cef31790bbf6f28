import type { House } from './house.js';
import type { Ledger } from './traffic.js';

/** Breaks every promise once, so that the checks can be seen to find it. Nothing of the house is of use afterwards. */
export async function breakAll(house: House, ledger: Ledger): Promise<void> {
  const [begun = ''] = ledger.created.keys();
  const [[acted, done] = ['', []]] = ledger.done;
  ledger.created.delete(begun);
  ledger.done.set(acted, [...done, { action: 'APPROVE', account: 'nobody' }]);
  ledger.unexpected.push('CREATE: 500');
  ledger.read.wrong.push('/: 404');
  const [first] = ledger.acknowledged;
  ledger.acknowledged[0] = { ...first!, sent: 1_000, answer: '{"another":"answer"}' };
  house.mails.push(...house.mails.slice(0, 1).map((mail) => ({ ...mail, messageId: 'a second one' })));
  house.platform.received.lose([...house.platform.received.current().keys()][0] ?? '');
  await house.pool.query(`
    UPDATE workflow_case SET state = 'work.drafting' WHERE id = (SELECT id FROM workflow_case WHERE state = 'work.idle' LIMIT 1);
    INSERT INTO task (id, case_id, state, step, unit, role, opened_at)
      SELECT gen_random_uuid(), case_id, state, step, unit, role, opened_at FROM (SELECT * FROM task LIMIT 1) one, generate_series(1, 2);
    ALTER TABLE audit_entry DISABLE TRIGGER USER;
    UPDATE audit_entry SET actor = 'somebody else' WHERE seq = (SELECT max(seq) FROM audit_entry)`);
}
