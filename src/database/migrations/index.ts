import { House1700000000001 } from './0001-house.js';

/** Listed by hand, in order: what runs is what is written here. */
export const MIGRATIONS = [House1700000000001];
