import type { Reference, Release } from '../../../src/domain/ocds/release.js';

export type Json = Readonly<Record<string, unknown>>;

/** Every value in it with its path, the outermost first. */
export function walk(value: unknown, path = ''): { path: string; value: unknown }[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const below = inner.flatMap(([name, each]) => walk(each, path === '' ? name : `${path}.${name}`));
  return [...(path === '' ? [] : [{ path, value }]), ...below];
}

/** Which role a reference needs, by the field it stands in. */
const ROLES: Readonly<Record<string, string>> = {
  buyer: 'buyer',
  procuringEntity: 'procuringEntity',
  tenderers: 'tenderer',
  suppliers: 'supplier',
  payer: 'payer',
  payee: 'payee',
};

export interface Referred {
  readonly path: string;
  readonly role: string;
  readonly reference: Reference;
}

/** Everybody a release refers to outside `parties`. */
export function referencesIn(release: Release): Referred[] {
  return walk(release).flatMap(({ path, value }) => {
    const [field = '', before = ''] = path.split('.').reverse();
    const role = ROLES[field] ?? (/^\d+$/.test(field) ? ROLES[before] : undefined);
    return role === undefined || Array.isArray(value) ? [] : [{ path, role, reference: value as Reference }];
  });
}
