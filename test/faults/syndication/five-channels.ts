import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/project-root.js';
import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { toLoopback } from '../../support/channels.js';
import { newSecret } from '../../features/syndication/outside.js';

export interface FiveChannels {
  readonly ids: readonly string[];
  readonly platforms: readonly SandboxPlatform[];
  /** Settings of a process: the jurisdiction with these channels, and where each platform is. */
  readonly env: Record<string, string>;
}

/** A county whose publications are owed to five platforms, each a real receiver that fails at random in its own way. */
export async function fiveChannels(chance: number): Promise<FiveChannels> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-five-'));
  cpSync(join(projectRoot(), 'test/support/jurisdictions/990001-linshi'), folder, { recursive: true });
  const ids = [1, 2, 3, 4, 5].map((n) => `platform-${n}`);
  const channels = ids.map(
    (id) =>
      `  - { id: ${id}, zh: 平台, en: platform, mode: push, encoder: webhook, transport: https, limits: { atOnce: 16 } }`,
  );
  const portal = '  - { id: county-portal, zh: 县门户网站, en: county portal, mode: publish }';
  writeFileSync(
    join(folder, 'channels.yaml'),
    ['channels:', portal, ...channels, `sets: { county: [county-portal, ${ids.join(', ')}] }`, ''].join('\n'),
  );
  const secrets = ids.map(() => newSecret());
  const platforms = await Promise.all(
    secrets.map(async (secret) => await startSandboxPlatform({ keys: [secret], now: () => new Date() })),
  );
  platforms.forEach(({ moods }, n) => {
    moods.set({ kind: 'at-random', chance, seed: 1_000 + n });
  });
  const settings = ids.map((id, n) => toLoopback(id.toUpperCase().replace('-', '_'), platforms[n]!.url, secrets[n]!));
  return { ids, platforms, env: Object.assign({ JURISDICTION: folder }, ...settings) as Record<string, string> };
}
