import './resolve-endings.cjs';
import { built } from './process.js';
import { startTestCluster, type TestCluster } from './test-cluster.js';

/** Jest's own object lives as long as the run; the workers get the address through their environment. */
export type Run = typeof globalThis & { gongkaiCluster?: TestCluster };

export default async function setUp(): Promise<void> {
  const cluster = await startTestCluster();
  (globalThis as Run).gongkaiCluster = cluster;
  process.env.GONGKAI_TEST_SOCKET = cluster.socket;
  process.env.GONGKAI_TEST_RUN = cluster.folder;
  await built(); // files are read in a process of the built application
}
