import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { House } from './house.js';
import { openPool } from './house.js';
import { databaseOf, makeDatabase } from './room.js';

const WAITS = 4;
const AUDIT = `CREATE TABLE audit (id uuid PRIMARY KEY, workflow text, seq int, actor text, action text, at timestamptz DEFAULT now())`;

/** DBOS Transact on the same server: workflows that wait durably four times for a person and write an audit row after each. */
export interface Durable {
  /** One workflow from its start to its result, every decision sent when the one before is in the trail. */
  readonly workflow: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** As its documentation has it: messages wake by LISTEN/NOTIFY, steps are checkpoints, the pool is as large as ours. */
export async function openDurable(house: House, connections: number): Promise<Durable> {
  await makeDatabase(house, 'durable');
  const url = databaseOf(house.ownerUrl, 'durable');
  const audit = openPool(url, connections);
  await audit.query(AUDIT);
  const systemDatabasePool = openPool(url, connections);
  DBOS.setConfig({ name: 'bench', systemDatabasePool, logLevel: 'error' });
  const recorded = new Map<string, () => void>();
  const workflow = DBOS.registerWorkflow(
    async (id: string) => {
      for (let seq = 1; seq <= WAITS; seq += 1) {
        const decision = await DBOS.recv<{ actor: string; action: string }>('decision');
        await DBOS.runStep(
          async () => {
            await audit.query({
              ...{
                name: 'audit',
                text: 'INSERT INTO audit (id, workflow, seq, actor, action) VALUES ($1, $2, $3, $4, $5)',
              },
              values: [randomUUID(), id, seq, decision?.actor, decision?.action],
            });
          },
          { name: 'audit' },
        );
        recorded.get(id)?.();
      }
    },
    { name: 'fourWaits' },
  );
  await DBOS.launch();
  return {
    workflow: async () => {
      const id = randomUUID();
      const handle = await DBOS.startWorkflow(workflow, { workflowID: id })(id);
      for (let seq = 1; seq <= WAITS; seq += 1) {
        const told = new Promise<void>((resolve) => recorded.set(id, resolve));
        await DBOS.send(id, { actor: 'land-bureau.approver', action: 'APPROVE' }, 'decision');
        await told;
      }
      await handle.getResult();
      recorded.delete(id);
    },
    close: async () => {
      await DBOS.shutdown();
      await Promise.all([audit.end(), systemDatabasePool.end()]);
    },
  };
}
