import { trustedKeys } from '../../src/audit/trusted-keys.js';
import { verifyTrail } from '../../src/audit/verify/verify-trail.js';
import { SETTINGS, type Settings } from '../../src/platform/settings.js';
import type { TestApp } from './app.js';

/** What `npm run audit:verify` would find in everything this application has done. */
export async function trailFindings(app: TestApp): Promise<readonly unknown[]> {
  await app.drain();
  const settings = app.running.app.get<Settings>(SETTINGS, { strict: false });
  const verdict = await verifyTrail(app.pool, { now: app.clock.now(), keys: trustedKeys(settings, null), kept: null });
  return verdict.findings;
}
