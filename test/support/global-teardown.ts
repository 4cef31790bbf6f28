import type { Run } from './global-setup.js';

export default async function tearDown(): Promise<void> {
  await (globalThis as Run).gongkaiCluster?.stop();
}
