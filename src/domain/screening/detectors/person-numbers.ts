import type { Detector } from '../find.js';
import { CONTACTS } from './contacts.js';
import { DOCUMENTS } from './documents.js';
import { IDENTIFIERS } from './identifiers.js';

/** Numbers that lead to a person. */
export const PERSON_NUMBERS: readonly Detector[] = [...IDENTIFIERS, ...CONTACTS, ...DOCUMENTS];
